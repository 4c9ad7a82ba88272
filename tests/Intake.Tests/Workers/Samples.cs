using System.Text;
using Disclosure.Intake.Isolation;
using Disclosure.Intake.Tests.Formats;
using Disclosure.Intake.Tests.Quirks;
using Disclosure.Intake.V1;
using Disclosure.Testing;
using Google.Protobuf;

namespace Disclosure.Intake.Tests.Workers;

/// <summary>One document of each format, and what once broke a reader, as they come to the service.</summary>
internal static class Samples
{
    public static IEnumerable<ReadDocumentRequest> All =>
        new (string Type, byte[] Content)[]
        {
            (MediaTypes.Text, Encoding.UTF8.GetBytes(TextLayouts.Write(Report, "lines", new(1)))),
            ("text/plain; charset=gb18030", Documents.Gb18030.GetBytes(TextLayouts.Write(Report, "lines", new(1)))),
            (MediaTypes.Html, Encoding.UTF8.GetBytes(HtmlLayouts.Write(Report, HtmlLayouts.All.First()))),
            (MediaTypes.Docx, DocxLayouts.Write(Report, "plain")),
            (MediaTypes.Xlsx, Workbooks.Write(Report)),
            (MediaTypes.Ofd, OfdFiles.Write(Report)),
            (MediaTypes.Pdf, PdfFiles.Write(Report)),
            (MediaTypes.Json, OwnFormatsTests.Json(Report.Sheet)),
            (MediaTypes.Xml, Encoding.UTF8.GetBytes(OwnFormatsTests.Xml)),
            ("image/png", [1]),
        }
            .Concat(Crashers)
            .Select(d => Request(d.Type, d.Content));

    /// <summary>A whole report as text.</summary>
    public static ReadDocumentRequest Plain => All.First();

    /// <summary>The files that a worker may reach.</summary>
    public static IEnumerable<FileRule> Files => FileRule.ForWorker(null).Append(FileRule.Processes);

    public static ReadDocumentRequest Request(string contentType, byte[] content) =>
        new() { ContentType = contentType, Content = UnsafeByteOperations.UnsafeWrap(content) };

    private static PrintedReport Report => PrintedReport.Of(Sheets.Made(Editions.E2021, new(1), 50), new(), new(1));

    private static IEnumerable<(string Type, byte[] Content)> Crashers =>
        Directory
            .GetFiles(Repository.PathOf("tests", "Intake.Tests", "Fuzz", "Crashers"))
            .Order(StringComparer.Ordinal)
            .Select(file => (TypeOf(Path.GetExtension(file)), File.ReadAllBytes(file)));

    private static string TypeOf(string extension) =>
        extension switch
        {
            ".docx" => MediaTypes.Docx,
            ".html" => MediaTypes.Html,
            ".xlsx" => MediaTypes.Xlsx,
            ".ofd" => MediaTypes.Ofd,
            ".pdf" => MediaTypes.Pdf,
            ".json" => MediaTypes.Json,
            ".xml" => MediaTypes.Xml,
            _ => MediaTypes.Text,
        };
}

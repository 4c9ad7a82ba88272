using System.Text;
using Disclosure.Intake.Readers;
using Disclosure.Intake.Tests.Quirks;
using Disclosure.Intake.Tests.Readers;
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
            (ContentKind.Text, Encoding.UTF8.GetBytes(TextLayouts.Write(Report, "lines", new(1)))),
            ("text/plain; charset=gb18030", Documents.Gb18030.GetBytes(TextLayouts.Write(Report, "lines", new(1)))),
            (ContentKind.Html, Encoding.UTF8.GetBytes(HtmlLayouts.Write(Report, HtmlLayouts.All.First()))),
            (ContentKind.Docx, DocxLayouts.Write(Report, "plain")),
            (ContentKind.Xlsx, Workbooks.Write(Report)),
            (ContentKind.Ofd, OfdFiles.Write(Report)),
            (ContentKind.Pdf, PdfFiles.Write(Report)),
            (ContentKind.Json, OwnFormatsTests.Json(Report.Sheet)),
            (ContentKind.Xml, Encoding.UTF8.GetBytes(OwnFormatsTests.Xml)),
            ("image/png", [1]),
        }
            .Concat(Crashers)
            .Select(d => Request(d.Type, d.Content));

    /// <summary>A whole report as text.</summary>
    public static ReadDocumentRequest Plain => All.First();

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
            ".docx" => ContentKind.Docx,
            ".html" => ContentKind.Html,
            ".xlsx" => ContentKind.Xlsx,
            ".ofd" => ContentKind.Ofd,
            ".pdf" => ContentKind.Pdf,
            ".json" => ContentKind.Json,
            ".xml" => ContentKind.Xml,
            _ => ContentKind.Text,
        };
}

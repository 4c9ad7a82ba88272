using System.Text;
using Disclosure.Form;
using Disclosure.Intake.Domain;
using Disclosure.Intake.Readers;
using Disclosure.Intake.Readers.Pdf;
using Disclosure.Testing;

namespace Disclosure.Intake.Tests;

/// <summary>Reads documents as the service does.</summary>
internal static class Documents
{
    public static IReadOnlyList<Edition> Known { get; } = [Editions.E2021, Editions.E2019];

    /// <summary>The mainland's own character set.</summary>
    public static Encoding Gb18030 => Encoding.GetEncoding("gb18030");

    static Documents() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static DocumentReading Read(byte[] content, string format, string charset = "") =>
        format is "json" ? JsonDocumentReader.Read(content, Known)
        : format is "xml" ? XmlDocumentReader.Read(content, Known)
        : ReportParser.Parse(Reader(format).Read(content, charset, CancellationToken.None), Known, CancellationToken.None);

    public static DocumentReading ReadText(string text) => Read(Encoding.UTF8.GetBytes(text), "txt");

    public static DocumentReading ReadHtml(string html) => Read(Encoding.UTF8.GetBytes(html), "html");

    public static IDocumentReader Reader(string format) =>
        format switch
        {
            "docx" => new DocxReader(),
            "html" => new HtmlReader(),
            "xlsx" => new XlsxReader(),
            "ofd" => new OfdReader(),
            "pdf" => new PdfReader(),
            _ => new PlainTextReader(),
        };
}

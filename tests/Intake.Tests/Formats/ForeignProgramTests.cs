using Disclosure.Form;
using Disclosure.Intake.Formats.Doc;
using Disclosure.Rendering.Domain;
using Disclosure.Rendering.Formats.Docx;
using Disclosure.Rendering.Formats.Html;
using Disclosure.ResourceNames;
using Disclosure.Testing;
using Microsoft.Extensions.Options;

namespace Disclosure.Intake.Tests.Formats;

/// <summary>What offices' own programs make of our documents is read back as it was.</summary>
public sealed class ForeignProgramTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [ToolFact("soffice")]
    public void A_word_document_saved_by_LibreOffice() => ReadsBack(d => Converted(d, "docx"), "docx");

    [ToolFact("soffice")]
    public void A_pdf_made_by_LibreOffice() => ReadsBack(d => Converted(d, "pdf"), "pdf");

    [ToolFact("soffice")]
    public void An_old_word_document_made_by_LibreOffice()
    {
        var converter = new LibreOfficeConverter(Options.Create(new IntakeOptions()));
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        ReadsBack(
            d => converter.ConvertAsync(Converted(d, "doc"), patience.Token).GetAwaiter().GetResult().ToArray(),
            "docx"
        );
    }

    [ToolFact("chromium")]
    public void A_page_printed_by_Chromium()
    {
        var printed = Path.Combine(_folder.Path, "printed.pdf");
        ReadsBack(
            content =>
            {
                Run(content, $"--print-to-pdf={printed}", "--no-pdf-header-footer");
                return File.ReadAllBytes(printed);
            },
            "pdf"
        );
    }

    [ToolFact("chromium")]
    public void A_page_saved_by_Chromium() =>
        ReadsBack(
            content =>
            {
                // Behind the page stands what the browser says of itself.
                var output = Run(content, "--dump-dom");
                var end = output.LastIndexOf("</html>", StringComparison.Ordinal) + "</html>".Length;
                return System.Text.Encoding.UTF8.GetBytes(output[..end]);
            },
            "html"
        );

    private static void ReadsBack(Func<ReportContent, byte[]> make, string format)
    {
        foreach (var edition in new[] { Editions.E2021, Editions.E2019 })
        {
            var content = OwnFormatsTests.Report(edition);
            var reading = Documents.Read(make(content), format);
            Assert.Equal(Figures(content.Sheet), Figures(reading.Sheet));
            Assert.Equal(
                (content.Title, content.AgencyName, content.Year),
                (reading.Title, reading.AgencyName, reading.Year)
            );
            Assert.Equal(Said(content.Sections), Said(reading.Sections));
        }
    }

    private static IEnumerable<string> Figures(Sheet sheet) =>
        sheet.Edition.Cells.Zip(sheet.Values.ToArray(), (cell, value) => $"{cell.Name}={value}");

    private static IEnumerable<string> Said(IEnumerable<Section> sections) =>
        sections.SelectMany(s => s.Sections.Prepend(s)).Select(s => $"{s.Name}: {s.Text}");

    private byte[] Converted(ReportContent content, string ending)
    {
        var source = Path.Combine(_folder.Path, "report.docx");
        File.WriteAllBytes(source, new DocxReportWriter().Write(content));
        var made = Path.Combine(_folder.Path, "made");
        var (exit, output) = Tool.Run(
            "soffice",
            $"-env:UserInstallation=file://{_folder.Path}/profile",
            "--headless",
            "--convert-to",
            ending,
            "--outdir",
            made,
            source
        );
        Assert.True(exit == 0, output);
        return File.ReadAllBytes(Path.Combine(made, $"report.{ending}"));
    }

    private string Run(ReportContent content, params string[] arguments)
    {
        var page = Path.Combine(_folder.Path, "report.html");
        File.WriteAllBytes(page, new HtmlReportWriter().Write(content));
        var (exit, output) = Tool.Run(
            "chromium",
            [
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                $"--user-data-dir={_folder.Path}/browser",
                .. arguments,
                page,
            ]
        );
        Assert.True(exit == 0, output);
        return output;
    }
}

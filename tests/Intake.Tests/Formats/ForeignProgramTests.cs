using Disclosure.Form;
using Disclosure.Intake.Formats.Doc;
using Disclosure.Intake.Isolation;
using Disclosure.Rendering.Formats.Docx;
using Disclosure.Rendering.Formats.Html;
using Disclosure.Testing;
using Microsoft.Extensions.Options;

namespace Disclosure.Intake.Tests.Formats;

/// <summary>What offices' own programs make of our documents is read back as it was.</summary>
/// <param name="folder">One for all tests: each program starts faster with the profile of the time before.</param>
public sealed class ForeignProgramTests(TemporaryFolder folder) : IClassFixture<TemporaryFolder>
{
    private static readonly Edition[] s_editions = [Editions.E2021, Editions.E2019];

    [ToolFact("soffice")]
    public void A_word_document_saved_by_LibreOffice() => ReadsBack(Converted("docx"), "docx");

    [ToolFact("soffice")]
    public void A_pdf_made_by_LibreOffice() => ReadsBack(Converted("pdf"), "pdf");

    [ToolFact("soffice")]
    public void An_old_word_document_made_by_LibreOffice()
    {
        using var scratch = new ScratchRoot();
        using var converter = new LibreOfficeConverter(Options.Create(new IntakeOptions()), scratch);
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(10));
        ReadsBack(
            Converted("doc").Select(d => converter.ConvertAsync(d, patience.Token).GetAwaiter().GetResult().ToArray()),
            "docx"
        );
    }

    [ToolFact("chromium")]
    public void A_page_printed_by_Chromium()
    {
        var printed = Path.Combine(folder.Path, "printed.pdf");
        ReadsBack(
            s_editions.Select(edition =>
            {
                Run(edition, $"--print-to-pdf={printed}", "--no-pdf-header-footer");
                return File.ReadAllBytes(printed);
            }),
            "pdf"
        );
    }

    [ToolFact("chromium")]
    public void A_page_saved_by_Chromium() =>
        ReadsBack(
            s_editions.Select(edition =>
            {
                // What the browser logs follows the page.
                var output = Run(edition, "--dump-dom");
                var end = output.LastIndexOf("</html>", StringComparison.Ordinal) + "</html>".Length;
                return System.Text.Encoding.UTF8.GetBytes(output[..end]);
            }),
            "html"
        );

    private static void ReadsBack(IEnumerable<byte[]> made, string format)
    {
        foreach (var (edition, document) in s_editions.Zip(made))
        {
            var content = OwnFormatsTests.Report(edition);
            var reading = Documents.Read(document, format);
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

    // The reports of all editions, converted in one run, which takes hardly longer than one document.
    private IEnumerable<byte[]> Converted(string ending)
    {
        var sources = s_editions.Select(e => Path.Combine(folder.Path, $"report-{e.Id}.docx")).ToArray();
        foreach (var (edition, source) in s_editions.Zip(sources))
        {
            File.WriteAllBytes(source, new DocxReportWriter().Write(OwnFormatsTests.Report(edition)));
        }

        var made = Path.Combine(folder.Path, "made");
        var (exit, output) = Tool.Run(
            "soffice",
            [
                $"-env:UserInstallation=file://{folder.Path}/profile",
                "--headless",
                "--convert-to",
                ending,
                "--outdir",
                made,
                .. sources,
            ]
        );
        Assert.True(exit == 0, output);
        return s_editions.Select(e => File.ReadAllBytes(Path.Combine(made, $"report-{e.Id}.{ending}")));
    }

    private string Run(Edition edition, params string[] arguments)
    {
        var page = Path.Combine(folder.Path, "report.html");
        File.WriteAllBytes(page, new HtmlReportWriter().Write(OwnFormatsTests.Report(edition)));
        var (exit, output) = Tool.Run(
            "chromium",
            [
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                $"--user-data-dir={folder.Path}/browser",
                .. arguments,
                page,
            ]
        );
        Assert.True(exit == 0, output);
        return output;
    }
}

using Disclosure.Rendering.Domain;
using Disclosure.Rendering.Formats.Pdf;
using Disclosure.Rendering.Layout.Pages;
using Disclosure.Rendering.Tests.Layout;
using Disclosure.Testing;
using UglyToad.PdfPig;

namespace Disclosure.Rendering.Tests.Pdf;

/// <summary>Three readers find the lines of the prose as they stand on the page: none torn, none joined, nothing between.</summary>
public sealed class ExtractedTextTests
{
    [ToolTheory("pdftotext", "mutool"), MemberData(nameof(PageReports.Names), MemberType = typeof(PageReports))]
    public Task Readers_agree_on_the_sample_reports(string name) => AssertAgreedAsync(PageReports.Of(name));

    // Those that have prose besides the sentence before their tables.
    [CorpusFact]
    public async Task Readers_agree_on_the_real_reports()
    {
        foreach (var report in CorpusReport.All)
        {
            var content = await CorpusContent.ReadAsync(report.Id);
            if (content.Sections.SelectMany(s => s.Sections.Prepend(s)).SelectMany(s => s.Blocks).Skip(5).Any())
            {
                await AssertAgreedAsync(content);
            }
        }
    }

    private static async Task AssertAgreedAsync(ReportContent content)
    {
        var file = new PdfReportWriter(TestFonts.Library, TestFonts.Subsets).Write(content);
        var lines = ProseOf(PageReports.Set(content));
        var poppler = Tools.RunAsync("pdftotext", file, "-enc", "UTF-8", "{}", "-");
        var mupdf = Tools.RunAsync("mutool", file, "draw", "-q", "-F", "txt", "{}");
        AssertHas(lines, (await poppler).Split('\n', '\f'));
        AssertHas(lines, (await mupdf).Split('\n'));
        AssertHas(lines, LinesByPdfPig(file));
    }

    // Not those with a glyph that stands for another text, which one reader of three knows of.
    private static string[] ProseOf(PagedDocument document) =>
        [
            .. document
                .Pages.SelectMany(PageDump.Lines)
                .Where(l => l[0].Tag?.Kind is StructureType.Paragraph or StructureType.ListBody)
                .Where(l => l.SelectMany(t => t.Glyphs).All(g => g.Spelling is not { Length: > 0 }))
                .Select(l => string.Concat(l.Select(t => t.Text))),
        ];

    // Typed spaces are as wide as a gap, so not every reader sees them. A hyphen at the end of a line joins it to the next for some.
    private static void AssertHas(string[] lines, IEnumerable<string> read)
    {
        var found = read.Select(WithoutSpaces).ToHashSet();
        var whole = lines
            .Where((line, i) => !line.EndsWith('-') && (i == 0 || !lines[i - 1].EndsWith('-')))
            .Select(WithoutSpaces);
        Assert.All(whole, line => Assert.Contains(line, found));
    }

    private static string WithoutSpaces(string line) => line.Replace(" ", "", StringComparison.Ordinal);

    // Letters on one baseline, in the order in which they are drawn.
    private static IEnumerable<string> LinesByPdfPig(byte[] file)
    {
        using var pdf = PdfDocument.Open(file);
        return
        [
            .. pdf.GetPages()
                .SelectMany(p => p.Letters.GroupBy(l => Math.Round(l.StartBaseLine.Y)))
                .Select(g => string.Concat(g.Select(l => l.Value))),
        ];
    }
}

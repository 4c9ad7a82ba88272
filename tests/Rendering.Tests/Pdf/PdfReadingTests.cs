using System.Globalization;
using Disclosure.Form;
using Disclosure.Rendering.Composition;
using Disclosure.Rendering.Domain;
using Disclosure.Rendering.Formats.Pdf;
using Disclosure.Rendering.Layout.Pages;
using Disclosure.Testing;

namespace Disclosure.Rendering.Tests.Pdf;

/// <summary>What is written is read back, by programs of other people.</summary>
public sealed class PdfReadingTests
{
    [
        ToolTheory("qpdf", "mutool", "gs", "pdfinfo"),
        MemberData(nameof(PageReports.Names), MemberType = typeof(PageReports))
    ]
    public async Task Checkers_find_nothing_wrong(string name)
    {
        var file = PageReports.Pdf(name);
        var said = await Tools.RunAsync("qpdf", file, "--check", "{}");
        Assert.Contains("No syntax or stream encoding errors", said, StringComparison.Ordinal);
        Assert.DoesNotContain("WARNING", said, StringComparison.Ordinal);
        var drawn = await Tools.RunAsync("mutool", file, "draw", "-o", "p%d.png", "-r", "30", "{}");
        Assert.DoesNotMatch("(?i)warning(?!: ICC support is not available)|error", drawn);
        var ghost = await Tools.RunAsync(
            "gs",
            file,
            "-q",
            "-dNOPAUSE",
            "-dBATCH",
            "-dPDFSTOPONERROR",
            "-dPDFSTOPONWARNING",
            "-sDEVICE=nullpage",
            "{}"
        );
        Assert.Equal("", ghost.Trim());
        Assert.Matches("Tagged: +yes", await Tools.RunAsync("pdfinfo", file, "{}"));
    }

    [Theory, MemberData(nameof(PageReports.Names), MemberType = typeof(PageReports))]
    public void Every_character_comes_back_as_it_was_written(string name)
    {
        var content = PageReports.Of(name);
        var document = PageReports.Set(content);
        using var pdf = PdfDocument(Write(content));
        foreach (var (page, read) in document.Pages.Zip(pdf.GetPages()))
        {
            // PdfPig does not know ActualText: what a glyph stands for elsewhere is what it says here.
            var written = page
                .Items.OfType<PageText>()
                .SelectMany(t => t.Glyphs)
                .Select(g => char.ConvertFromUtf32(g.Character));
            Assert.Equal(string.Concat(written), string.Concat(read.Letters.Select(l => l.Value)));
        }
    }

    [ToolTheory("pdftotext"), MemberData(nameof(PageReports.Names), MemberType = typeof(PageReports))]
    public async Task Nothing_comes_out_as_a_radical(string name)
    {
        var text = await Tools.RunAsync("pdftotext", PageReports.Pdf(name), "-enc", "UTF-8", "{}", "-");
        Assert.True(text.Length > 500);
        Assert.DoesNotContain(text, c => c is >= '\u2E80' and <= '\u2FDF');
    }

    [ToolFact("pdftotext")]
    public async Task Letters_of_more_than_one_glyph_and_missing_characters_are_still_said()
    {
        var marks = await Tools.RunAsync("pdftotext", PageReports.Pdf("marks"), "-raw", "{}", "-");
        Assert.Contains("y\u0306 and n\u0308", marks, StringComparison.Ordinal);
        var rare = await Tools.RunAsync("pdftotext", PageReports.Pdf("rare"), "-raw", "{}", "-");
        Assert.Contains("王𫖯", rare, StringComparison.Ordinal);
        Assert.Contains("表情😀不在", rare, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Reports.Variants), MemberType = typeof(Reports))]
    public async Task Every_figure_stands_in_its_cell_of_the_structure(string edition, bool alternatives)
    {
        var content = Reports.Of(Reports.Variant(edition, alternatives));
        Assert.Equal(Figures(content), CellsOf(await StructureOf(Write(content))));
    }

    [CorpusTheory, MemberData(nameof(CorpusContent.Complete), MemberType = typeof(CorpusContent))]
    public async Task A_real_report_reads_back_to_the_same_cells_and_prose(string id)
    {
        var content = await CorpusContent.ReadAsync(id);
        var file = Write(content);
        var read = await StructureOf(file);
        Assert.Equal(Figures(content), CellsOf(read));
        var flat = string.Concat(read.Where(c => !char.IsWhiteSpace(c) && c != '"'));
        foreach (
            var block in content
                .Sections.SelectMany(s => s.Sections.Prepend(s))
                .SelectMany(s => s.Blocks)
                .OfType<Paragraph>()
        )
        {
            var text = string.Concat(block.Text.Where(c => !char.IsWhiteSpace(c) && c != '"'));
            Assert.Contains(text[..Math.Min(20, text.Length)], flat, StringComparison.Ordinal);
        }

        Assert.InRange(file.Length, 50_000, 350_000);
        Assert.Empty(Checking.PdfRules.Broken(Reading.PdfFile.Read(file)));
    }

    [Theory, MemberData(nameof(PageReports.Names), MemberType = typeof(PageReports))]
    public void What_is_read_by_the_structure_is_the_report(string name) =>
        Assert.Empty(new PdfRoundTripVerifier().Verify(PageReports.Pdf(name), PageReports.Of(name)));

    [ToolFact("pdfinfo")]
    public async Task Headings_and_tables_are_told_as_what_they_are()
    {
        var structure = await StructureOf(PageReports.Pdf("town"));
        Assert.Matches(
            "(?s)Document.*Sect.*H2.*一、总体情况.*H3.*（一）主动公开.*H4.*1\\.公开数量.*H5.*（1）分类",
            structure
        );
        Assert.Matches("(?s)Table.*THead.*TR.*TH.*TBody.*TR.*TD", structure);
    }

    [Fact]
    public void Neither_culture_nor_time_zone_changes_a_byte()
    {
        var (culture, first) = (CultureInfo.CurrentCulture, Write(PageReports.Of("town")));
        try
        {
            var other = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            (other.NumberFormat.NumberDecimalSeparator, other.NumberFormat.NegativeSign) = (",", "~");
            CultureInfo.CurrentCulture = other;
            Assert.Equal(first, Write(PageReports.Of("town")));
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Fact]
    public async Task Many_at_once_come_out_the_same()
    {
        var expected = Write(PageReports.Of("rare"));
        var files = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(_ => Task.Run(() => Write(PageReports.Of("rare"))))
        );
        Assert.All(files, f => Assert.Equal(expected, f));
    }

    private static byte[] Write(ReportContent content) =>
        new PdfReportWriter(TestFonts.Library, TestFonts.Subsets).Write(content);

    private static UglyToad.PdfPig.PdfDocument PdfDocument(byte[] file) => UglyToad.PdfPig.PdfDocument.Open(file);

    // Texts of the cells that hold values, in the order printed.
    private static string[] Figures(ReportContent content) =>
        [
            .. DocumentComposer
                .Compose(content)
                .Parts.SelectMany(p => p.Parts.Prepend(p))
                .SelectMany(p => p.Items)
                .OfType<DocumentTable>()
                .SelectMany(t => t.Rows)
                .SelectMany(r => r.Cells)
                .Where(c => c.Role is CellRole.Value or CellRole.Words)
                .Select(c => c.Text),
        ];

    private static Task<string> StructureOf(byte[] file) => Tools.RunAsync("pdfinfo", file, "-struct-text", "{}");

    // The same, as a program of other people's tells them.
    private static string[] CellsOf(string structure)
    {
        var cells = new List<string>();
        var isCell = false;
        foreach (var line in structure.Split('\n'))
        {
            var text = line.Trim();
            if (text.StartsWith('"'))
            {
                if (isCell)
                {
                    cells[^1] += text.Trim('"');
                }
            }
            else if (!text.StartsWith('/'))
            {
                isCell = text.StartsWith("TD", StringComparison.Ordinal);
                if (isCell)
                {
                    cells.Add("");
                }
            }
        }

        return [.. cells];
    }
}

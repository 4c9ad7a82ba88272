using Disclosure.ApiErrors;
using Disclosure.Form;
using Disclosure.Rendering.Domain;
using Disclosure.Rendering.Layout;
using Disclosure.Rendering.Layout.Pages;

namespace Disclosure.Rendering.Tests.Layout;

public sealed class PaginationTests
{
    [Fact]
    public void No_line_of_a_paragraph_stands_alone_on_a_page()
    {
        var document = PageReports.Set(PageReports.Of("prose"));
        Assert.True(document.Pages.Count > 10);
        var paragraphs = document
            .Pages.SelectMany(p =>
                PageDump
                    .Lines(p)
                    .Where(l => l[0].Tag?.Kind == StructureType.Paragraph)
                    .Select(l => (p.Number, l[0].Tag))
            )
            .GroupBy(x => x.Tag)
            .Select(g => g.GroupBy(x => x.Number).Select(page => page.Count()).ToArray());
        foreach (var lines in paragraphs.Where(l => l.Length > 1))
        {
            Assert.All(lines, count => Assert.True(count >= 2));
        }
    }

    [Fact]
    public void A_heading_is_never_last_on_a_page()
    {
        foreach (var page in PageReports.Set(PageReports.Of("prose")).Pages)
        {
            var last = page.Items.OfType<PageText>().Last(t => t.Tag is not null);
            Assert.NotInRange(last.Tag!.Kind, StructureType.Heading1, StructureType.Heading5);
        }
    }

    [Fact]
    public void Pages_are_numbered_right_when_odd_and_left_when_even()
    {
        foreach (var page in PageReports.Set(PageReports.Of("prose")).Pages)
        {
            var number = page
                .Items.OfType<PageText>()
                .Where(t => t.Tag is null && t.Size == OfficialPage.NumberSize)
                .ToArray();
            Assert.Equal($"— {page.Number} —", string.Concat(number.Select(t => t.Text)));
            Assert.Equal(page.Number % 2 == 1, number[0].X > page.Width / 2);
        }
    }

    [Fact]
    public void Body_lines_stand_on_the_grid_of_22_lines()
    {
        var page = PageReports.Set(PageReports.Of("prose")).Pages[1];
        var baselines = PageDump
            .Lines(page)
            .Where(l => l[0].Tag?.Kind == StructureType.Paragraph)
            .Select(l => l[0].Y)
            .ToArray();
        Assert.Equal(22, baselines.Length);
        Assert.All(
            baselines.Zip(baselines.Skip(1)),
            pair => Assert.Equal(OfficialPage.LinePitch, pair.Second - pair.First)
        );
    }

    [Theory]
    [InlineData("town")]
    [InlineData("form2019")]
    [InlineData("prose")]
    [InlineData("marks")]
    public void No_page_but_the_last_is_less_than_four_fifths_full(string report)
    {
        var document = PageReports.Set(PageReports.Of(report));
        foreach (var page in document.Pages.SkipLast(1))
        {
            // The number of the page stands below the text.
            var frame = PageFrame.Portrait;
            var last = page.Items.OfType<PageText>().Where(t => t.Y <= frame.Bottom).Max(t => t.Y);
            Assert.InRange((last - frame.Top) * 100 / frame.TextHeight, 80, 100);
        }
    }

    [Fact]
    public void Table_three_goes_on_over_the_page_with_its_head_and_its_label()
    {
        var document = PageReports.Set(PageReports.Of("town"));
        var pages = document
            .Pages.Where(p => Text(p).Contains("本列数据的勾稽关系", StringComparison.Ordinal))
            .ToArray();
        Assert.InRange(pages.Length, 1, 2);
        Assert.All(pages, p => Assert.Contains("总计", Text(p), StringComparison.Ordinal));
    }

    [Fact]
    public void Figures_too_wide_for_the_sheet_turn_it_and_are_never_torn()
    {
        var content = PageReports.Of("city");
        var document = PageReports.Set(content);
        Assert.Contains(document.Pages, p => p.Width > p.Height);
        var shown = document
            .Pages.SelectMany(PageDump.Lines)
            .Select(l => string.Concat(l.Select(t => t.Text)))
            .ToHashSet();
        Assert.All(content.Sheet.Values.ToArray().Where(v => v.IsNumber), v => Assert.Contains(v.ToString(), shown));
    }

    [Fact]
    public void A_long_table_repeats_its_head_and_the_labels_of_its_groups()
    {
        var document = Set(LongTable(rows: 200, group: 60));
        Assert.True(document.Pages.Count > 3);
        foreach (var page in document.Pages)
        {
            var texts = page.Items.OfType<PageText>().ToArray();
            var head = Assert.Single(texts, t => t.Text == "栏目");
            Assert.Equal(page.Number == 1, head.Tag is not null);
            Assert.Contains(texts, t => t.Text.StartsWith('第'));
        }

        // Said once to those who listen, whatever is drawn again.
        var tagged = document.Pages.SelectMany(p => p.Items.OfType<PageText>()).Where(t => t.Tag is not null);
        Assert.Equal(200, tagged.Count(t => t.Text.StartsWith('项')));
    }

    [Fact]
    public void A_table_breaks_between_groups_where_the_page_is_full_enough()
    {
        var document = Set(LongTable(rows: 120, group: 5));
        foreach (var page in document.Pages.SkipLast(1))
        {
            Assert.Equal(
                "项5",
                page.Items.OfType<PageText>().Last(t => t.Tag is not null && t.Text.Contains('项')).Text[..2]
            );
        }
    }

    [Theory]
    [InlineData("TEXT_TOO_LONG")]
    [InlineData("TABLE_TOO_LONG")]
    [InlineData("TOO_MANY_PAGES")]
    [InlineData("ROW_TOO_TALL")]
    public void What_is_too_much_is_refused_with_the_limit_named(string reason)
    {
        var fault = Assert.Throws<ApiException>(() => Set(Hostile(reason)));
        Assert.Equal(ErrorCode.InvalidArgument, fault.Code);
        Assert.Equal(reason, fault.Violations.Single().Reason);
        Assert.Matches("[0-9]|一页", fault.Localized);
    }

    [Fact]
    public void A_row_that_no_page_takes_goes_on_from_page_to_page()
    {
        var text = string.Concat(Enumerable.Range(0, 3_000).Select(i => $"{i:0000}、"));
        var document = Set(
            Table(
                1,
                [
                    new([Cell("栏目", 0), Cell("说明", 1)]),
                    new([Cell("甲", 0), Cell(text, 1)]),
                    new([Cell("乙", 0), Cell("完", 1)]),
                ],
                [300, 700]
            )
        );
        Assert.True(document.Pages.Count > 3);
        var texts = document.Pages.SelectMany(p => p.Items.OfType<PageText>()).Where(t => t.Tag is not null);
        Assert.Equal(text, string.Concat(texts.Where(t => t.Text.Contains('、')).Select(t => t.Text)));
        Assert.All(
            document.Pages,
            page => Assert.All(page.Items.OfType<PageText>(), t => Assert.InRange(t.Y, 0, page.Height))
        );
    }

    [Fact]
    public void A_head_that_no_page_takes_is_set_once()
    {
        var document = Set(Table(1, [new([Cell(new string('长', 5_000), 0)]), new([Cell("短", 0)])], [1000]));
        var drawn = document.Pages.SelectMany(p => p.Items.OfType<PageText>()).Sum(t => t.Text.Count(c => c == '长'));
        Assert.Equal(5_000, drawn);
    }

    [Fact]
    public void A_megabyte_of_characters_without_width_is_nothing()
    {
        var document = Set(Prose(new string('\u200B', 300_000)));
        Assert.Single(document.Pages);
    }

    [Fact]
    public void Hundreds_of_marks_on_one_letter_stay_in_their_place() =>
        Assert.NotEmpty(Set(Prose("a" + new string('\u0301', 2_000) + "乙")).Pages);

    private static ReportDocument Hostile(string reason) =>
        reason switch
        {
            "TEXT_TOO_LONG" => Prose(new string('a', 1_000_000)),
            "TABLE_TOO_LONG" => LongTable(rows: 100_000, group: 10),
            "TOO_MANY_PAGES" => new(
                ["甲"],
                [new("overview", 1, "", [.. Enumerable.Repeat(new DocumentParagraph(0, [new("乙")]), 60_000)], [])]
            ),
            "ROW_TOO_TALL" => Table(
                1,
                [
                    new([Cell("栏目", 0), Cell("内容", 1)]),
                    new([Cell("组", 0, 2), Cell(new string('长', 30_000), 1)]),
                    new([Cell("短", 1)]),
                ],
                [200, 800]
            ),
            _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, null),
        };

    private static PagedDocument Set(ReportDocument document) =>
        DocumentLayout.Arrange(document, "甲", TestFonts.Library.Faces);

    private static ReportDocument Prose(string text) =>
        new(["甲"], [new("overview", 1, "", [new DocumentParagraph(0, [new TextRun(text)])], [])]);

    private static ReportDocument LongTable(int rows, int group)
    {
        var body = Enumerable
            .Range(0, rows)
            .Select(i => new Domain.DocumentTableRow(
                i % group == 0
                    ?
                    [
                        global::Disclosure.Rendering.Tests.Layout.PaginationTests.Cell(
                            $"第{(i / group) + 1}组",
                            0,
                            global::System.Math.Min(group, rows - i)
                        ),
                        global::Disclosure.Rendering.Tests.Layout.PaginationTests.Cell($"项{(i % group) + 1}", 1),
                    ]
                    : [global::Disclosure.Rendering.Tests.Layout.PaginationTests.Cell($"项{(i % group) + 1}", 1)]
            ));
        return Table(1, [new([Cell("组", 0), Cell("栏目", 1)]), .. body], [300, 700]);
    }

    private static ReportDocument Table(int headRows, Domain.DocumentTableRow[] rows, int[] widths) =>
        new([], [new("proactive", 1, "", [new DocumentTable("长表", true, widths, headRows, rows)], [])]);

    private static DocumentTableCell Cell(string text, int column, int rowSpan = 1) =>
        new(text, column, 1, rowSpan, CellRole.RowHead, false, "", CellValue.Blank);

    private static string Text(LayoutPage page) => string.Concat(page.Items.OfType<PageText>().Select(t => t.Text));
}

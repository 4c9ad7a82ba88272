using Disclosure.Intake.Domain.Documents;
using Disclosure.Intake.Formats.PageLayout;

namespace Disclosure.Intake.Tests.Formats;

/// <summary>Office's and OFD's documents that are well formed and beyond what a report has.</summary>
public sealed class HostilePackageTests
{
    [Fact]
    public void A_word_document_of_too_many_tables()
    {
        const string Table = "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc></w:tr></w:tbl>";
        Assert.Single(Documents.Extract(Packages.Docx(Table), "docx").Items);
        Refused.TooLarge("表格数", () => Documents.Read(Packages.Docx(Repeat(Table, 501)), "docx"));
    }

    [Fact]
    public void A_word_documents_cell_that_covers_more_than_any_table_has()
    {
        const string Wide =
            "<w:tc><w:tcPr><w:gridSpan w:val=\"2147483647\"/></w:tcPr><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc>";
        var source = Documents.Extract(Packages.Docx($"<w:tbl><w:tr>{Wide}{Wide}</w:tr></w:tbl>"), "docx");
        var table = Assert.IsType<ExtractedTable>(Assert.Single(source.Items));
        Assert.Equal([1, 201], table.Rows[0].Select(c => c.Column));
    }

    [Fact]
    public void A_workbook_of_too_many_sheets()
    {
        const string Cells = "<sheetData><row><c><v>1</v></c><c><v>2</v></c></row></sheetData>";
        Assert.Equal(50, Documents.Extract(Packages.Xlsx(Cells, 50), "xlsx").Items.Count);
        Refused.TooLarge("工作表数", () => Documents.Read(Packages.Xlsx(Cells, 51), "xlsx"));
    }

    [Fact]
    public void A_workbook_of_too_many_cells() =>
        Refused.TooLarge(
            "表格单元格数",
            () =>
                Documents.Read(
                    Packages.Xlsx(
                        $"<sheetData>{Repeat($"<row>{Repeat("<c><v>1</v></c>", 200)}</row>", 501)}</sheetData>"
                    ),
                    "xlsx"
                )
        );

    [Fact]
    public void A_workbooks_cells_beyond_the_columns_that_a_table_has_are_left_out()
    {
        var items = Documents
            .Extract(
                Packages.Xlsx(
                    "<sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"GR1\"><v>2</v></c><c r=\"GS1\"><v>3</v></c><c r=\"ZZZZ1\"><v>4</v></c></row></sheetData>"
                ),
                "xlsx"
            )
            .Items;
        var table = Assert.IsType<ExtractedTable>(Assert.Single(items));
        Assert.Equal([1, 200], table.Rows[0].Select(c => c.Column));
    }

    [Fact]
    public void A_workbook_whose_merged_cells_cover_more_than_it_may_have() =>
        Refused.TooLarge(
            "合并的单元格数",
            () =>
                Documents.Read(
                    Packages.Xlsx($"<sheetData/><mergeCells>{Repeat("<mergeCell ref=\"A1:GR200\"/>", 3)}</mergeCells>"),
                    "xlsx"
                )
        );

    // Row numbers whose distance is no number of 32 bits would be walked through one by one.
    [Fact]
    public void A_workbook_whose_merged_cells_reach_beyond_any_row_has_none() =>
        Assert.Empty(
            Documents
                .Extract(
                    Packages.Xlsx("<sheetData/><mergeCells><mergeCell ref=\"A-5:A2147483647\"/></mergeCells>"),
                    "xlsx"
                )
                .Items.OfType<ExtractedTable>()
                .SelectMany(t => t.Rows)
        );

    [Fact]
    public void An_ofd_of_too_many_pages() =>
        Refused.TooLarge("页数", () => Documents.Read(Packages.Ofd("", pages: 301), "ofd"));

    [Fact]
    public void An_ofd_of_too_many_characters()
    {
        var page = Text(new string('字', 50_000));
        Refused.TooLarge("字数", () => Documents.Read(Packages.Ofd(page, pages: 21), "ofd"));
    }

    [Fact]
    public void An_ofd_that_repeats_a_step_without_end()
    {
        var page = Text("一、总体情况", " DeltaX='g 100000 4 g 100000 4 g 100000 4'");
        var before = GC.GetAllocatedBytesForCurrentThread();
        Documents.Extract(Packages.Ofd(page), "ofd");
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
    }

    [Fact]
    public void Entities_that_grow_in_an_ofd() =>
        Refused.Unreadable(() =>
            Documents.Extract(
                Packages.Ofd(Text("&b;"), definitions: "<!DOCTYPE a [<!ENTITY a \"总体\"><!ENTITY b \"&a;&a;&a;\">]>"),
                "ofd"
            )
        );

    [Fact]
    public void Rules_that_draw_a_table_beyond_any_are_no_table()
    {
        Assert.Single(RuledTableFinder.FindAll(Grid(400, 400)));
        Assert.Empty(RuledTableFinder.FindAll(Grid(401, 3)));
        Assert.Empty(RuledTableFinder.FindAll(Grid(3, 401)));
    }

    private static string Text(string text, string steps = "") =>
        $"<TextObject Boundary='0 0 100 10' Size='4'><TextCode X='0' Y='4'{steps}>{text}</TextCode></TextObject>";

    private static FixedPage Grid(int across, int down)
    {
        var (width, height) = ((down - 1) * 10, (across - 1) * 10);
        return new(1, width, height, [], Rules(across, width), Rules(down, height), []);
    }

    private static RulingLine[] Rules(int count, double length) =>
        [.. Enumerable.Range(0, count).Select(i => new RulingLine(i * 10, 0, length))];

    private static string Repeat(string text, int times) => string.Concat(Enumerable.Repeat(text, times));
}

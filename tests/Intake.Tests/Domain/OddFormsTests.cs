using Disclosure.Intake.Domain.Reports;
using Disclosure.Intake.Tests.Quirks;
using Disclosure.Testing;

namespace Disclosure.Intake.Tests.Domain;

/// <summary>Reports drawn in ways that no form shows: where their parts, their headings and their nothings stand.</summary>
public sealed class OddFormsTests
{
    private static readonly PrintedReport s_report = PrintedReport.Of(
        Sheets.Made(Editions.E2021, new(5), 900),
        new(),
        new(5)
    );

    [Theory]
    [InlineData("第一部分 ", "第二部分 ", "第三部分 ", "第四部分 ", "第五部分 ", "第六部分 ")]
    [InlineData("（一）", "（二）", "（三）", "（四）", "（五）", "（六）")]
    [InlineData("壹、", "贰、", "叁、", "肆、", "伍、", "陆、")]
    [InlineData("一　", "二　", "三　", "四　", "五　", "六　")]
    public void However_the_parts_are_numbered_they_are_parts(params string[] numbers)
    {
        var report = s_report with
        {
            Parts = [.. s_report.Parts.Select((p, i) => p with { Heading = numbers[i] + p.Heading[2..] })],
        };
        Whole(Documents.ReadText(TextLayouts.Write(report, "lines", new(1))));
        Whole(Documents.ReadHtml(HtmlLayouts.Write(report, "plain")));
    }

    [Fact]
    public void Topics_in_brackets_that_have_the_words_of_a_part_are_topics()
    {
        var reading = Documents.ReadText(
            "一、总体情况\n（一）主动公开政府信息情况\n公开12条。\n（二）收到和处理政府信息公开申请情况\n没有收到。\n二、主动公开政府信息情况\n规章\n1\n2\n3\n"
        );
        Assert.Equal("3", reading.Sheet["proactive.rules.in_force"].ToString());
        Assert.Equal(["公开12条。", "没有收到。"], reading.Sections.Single().Sections.Select(s => s.Text));
    }

    [Fact]
    public void A_report_drawn_as_one_table()
    {
        var rows = s_report.Parts.SelectMany(p =>
            p.Prose.Prepend(p.Heading)
                .Select(l => $"<tr><td colspan=20><p>{l}</p></td></tr>")
                .Concat(
                    p.Rows.Select(r =>
                        $"<tr>{string.Concat(r.Select(c => $"<td colspan={c.ColSpan} rowspan={c.RowSpan}>{c.Text}</td>"))}</tr>"
                    )
                )
        );
        Whole(Documents.ReadHtml($"<h1>{s_report.Title}</h1><table>{string.Concat(rows)}</table>"));
    }

    [Fact]
    public void Paragraphs_in_a_cell_are_paragraphs_and_not_one()
    {
        var reading = Documents.ReadHtml(
            "<table><tr><td><p>一、总体情况</p><p>全年公开政府信息三百条，其中政策文件四十条，解读二十条。</p><p>没有收到政府信息公开申请，也没有行政复议和行政诉讼。</p></td></tr></table>"
        );
        Assert.Equal(2, reading.Sections.Single().Blocks.Count);
    }

    [Fact]
    public void Tables_whose_headings_were_lost_begin_with_their_first_words()
    {
        var text = TextLayouts.Write(s_report, "lines", new(1));
        foreach (var heading in s_report.Parts.Where(p => p.Table.Length > 0).Select(p => p.Heading))
        {
            text = text.Replace(heading + "\n", "", StringComparison.Ordinal);
        }

        Whole(Documents.ReadText(text));
    }

    [Theory]
    [InlineData("○")]
    [InlineData("╱")]
    [InlineData("──")]
    [InlineData("空")]
    [InlineData("零")]
    [InlineData("不适用")]
    [InlineData("约30")]
    [InlineData("5①")]
    public void What_is_no_figure_is_blank_and_moves_none_beside_it(string mark)
    {
        var reading = Documents.ReadHtml(
            $"<h2>二、主动公开政府信息情况</h2><table><tr><td>规章<td>{mark}<td>7<td>{mark}</tr><tr><td>行政规范性文件<td>1<td>{mark}<td>9</tr></table>"
        );
        Assert.Equal(
            ["", "7", "", "1", "", "9"],
            new[] { "rules", "normative_documents" }.SelectMany(r =>
                new[] { "issued", "repealed", "in_force" }.Select(c => $"{reading.Sheet[$"proactive.{r}.{c}"]}")
            )
        );
        Assert.Equal(mark, reading.Sheet.Remarks["proactive.rules.issued"]);
    }

    [Theory]
    [InlineData("<tr><td>行政许可<td>件<td>412</tr>")]
    [InlineData("<tr><td>行政许可<td>412<td>件</tr>")]
    [InlineData("<tr><td>行政许可<td>412<td>412<td>412</tr>")]
    public void A_unit_in_a_column_of_its_own_and_a_cell_taken_apart_are_seen_through(string row) =>
        Assert.Equal(
            "412",
            Documents
                .ReadHtml($"<h2>二、主动公开政府信息情况</h2><table><tr><td>第二十条第（五）项</tr>{row}</table>")
                .Sheet["proactive.licensing.decisions"]
                .ToString()
        );

    [Fact]
    public void Boxes_side_by_side_are_cells()
    {
        static string Box(string text) => $"<span style='display: inline-block; width: 60px'>{text}</span>";
        var reading = Documents.ReadHtml(
            $"<h2>二、主动公开政府信息情况</h2><div>{Box("规章")}{Box("11")}{Box("2")}{Box("34")}</div>"
        );
        Assert.Equal("34", reading.Sheet["proactive.rules.in_force"].ToString());
    }

    [Fact]
    public void A_title_outside_of_the_article_is_found_though_the_preamble_speaks_of_the_format_of_reports()
    {
        var reading = Documents.ReadHtml(
            """
            <body><ul><li>首页</li><li>政务公开</li><li>政府信息公开年报</li></ul>
            <div class=title>青禾镇2023年政府信息公开工作年度报告</div>
            <div id=zoom><p>根据《政府信息公开工作年度报告格式》编制。</p><p>一、总体情况</p><p>平稳。</p><p>六、其他需要报告的事项</p><p>无。</p></div></body>
            """
        );
        Assert.Equal("青禾镇2023年政府信息公开工作年度报告", reading.Title);
    }

    [Theory]
    [InlineData("\t1")]
    [InlineData("………… 12")]
    [InlineData("................3")]
    public void A_table_of_contents_is_neither_text_nor_headings(string page)
    {
        var contents = string.Concat(s_report.Parts.Select(p => $"{p.Heading}{page}\n"));
        var text = TextLayouts.Write(s_report, "lines", new(1)).Split('\n', 2);
        Whole(Documents.ReadText($"{text[0]}\n目　录\n{contents}{text[1]}"));
    }

    private static void Whole(DocumentReading reading)
    {
        var score = s_report.Score(reading);
        Assert.Equal([], score.Wrong);
        Assert.Equal([], score.Missing);
        Assert.Equal(["overview", "problems", "other_matters"], reading.Sections.Select(s => s.Name));
        Assert.Equal(7, reading.Sections.Sum(s => s.Sections.Count));
    }
}

using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Disclosure.Testing;

namespace Disclosure.Rendering.Tests;

public sealed class HtmlTests
{
    [Theory, MemberData(nameof(Reports.Variants), MemberType = typeof(Reports))]
    public void Every_figure_stands_under_its_name(string edition, bool alternatives)
    {
        var sheet = Reports.Variant(edition, alternatives);
        var page = Parse(Reports.Of(sheet));
        for (var i = 0; i < sheet.Edition.Cells.Count; i++)
        {
            if (sheet[i].IsNumber)
            {
                Assert.Equal(
                    sheet[i].ToString(),
                    page.QuerySelector($"td[data-cell='{sheet.Edition.Cells[i].Name}']")?.TextContent
                );
            }
        }
    }

    [Theory, MemberData(nameof(Reports.Variants), MemberType = typeof(Reports))]
    public void Every_row_covers_every_column_once(string edition, bool alternatives)
    {
        foreach (
            var table in Parse(Reports.Of(Reports.Variant(edition, alternatives)))
                .QuerySelectorAll<IHtmlTableElement>("table")
        )
        {
            var rows = table.Rows.ToArray();
            var covered = new int[rows.Length];
            for (var i = 0; i < rows.Length; i++)
            {
                foreach (var cell in rows[i].Cells)
                {
                    for (var r = i; r < i + cell.RowSpan; r++)
                    {
                        covered[r] += cell.ColumnSpan;
                    }
                }
            }

            Assert.Single(covered.Distinct());
        }
    }

    [Fact]
    public void Tables_have_captions_and_heads_with_scopes()
    {
        var page = Parse(Reports.Of(Reports.Zeros(Editions.E2021)));
        Assert.All(page.QuerySelectorAll("table"), t => Assert.NotEqual("", t.QuerySelector("caption")?.TextContent));
        Assert.All(page.QuerySelectorAll("th"), t => Assert.NotEqual("", t.GetAttribute("scope")));
        Assert.Equal("zh-CN", page.DocumentElement.GetAttribute("lang"));
        Assert.Single(page.QuerySelectorAll("h1"));
        Assert.Equal(6, page.QuerySelectorAll("h2").Length);
        Assert.Empty(page.QuerySelectorAll("script"));
    }

    [Theory, MemberData(nameof(Reports.Variants), MemberType = typeof(Reports))]
    public void Every_figure_says_its_year_and_unit(string edition, bool alternatives)
    {
        var sheet = Reports.Variant(edition, alternatives);
        var figures = Parse(Reports.Of(sheet)).QuerySelectorAll("td[data-cell]").ToArray();
        Assert.NotEmpty(figures);
        foreach (var figure in figures)
        {
            var cell = sheet.Edition.Cells[sheet.Edition.IndexOf(figure.GetAttribute("data-cell")!)];
            Assert.Equal("2023", figure.GetAttribute("data-year"));
            Assert.Equal(cell.Column.Unit, figure.GetAttribute("data-unit") ?? "");
        }
    }

    [Fact]
    public void No_name_stands_twice()
    {
        var page = Parse(Reports.Rich(Reports.Mixed(Editions.E2021)));
        foreach (var attribute in (string[])["id", "data-section", "data-table", "data-cell"])
        {
            var names = page.QuerySelectorAll($"[{attribute}]").Select(e => e.GetAttribute(attribute)).ToArray();
            Assert.Equal(names.Distinct(), names);
        }
    }

    [Fact]
    public void Nothing_is_justified_and_paper_has_numbered_pages()
    {
        var style = Parse(Reports.Of(Reports.Zeros(Editions.E2021))).QuerySelector("style")!.TextContent;
        Assert.DoesNotContain("justify", style, StringComparison.Ordinal);
        Assert.Contains("counter(page)", style, StringComparison.Ordinal);
    }

    [Fact]
    public void Markup_in_the_prose_is_text() =>
        Assert.Contains(
            "规划类<3>条 & 其他9条。",
            Parse(Reports.Of(Reports.Zeros(Editions.E2021))).Body!.TextContent,
            StringComparison.Ordinal
        );

    private static IHtmlDocument Parse(Domain.ReportContent content) =>
        new HtmlParser().ParseDocument(new MemoryStream(Reports.Writer("html").Write(content)));
}

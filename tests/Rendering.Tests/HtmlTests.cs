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

using Disclosure.Form;
using Disclosure.Rendering.Composition;
using Disclosure.Rendering.Layout.Pages;
using Disclosure.Rendering.Tests.Layout;
using Disclosure.Testing;

namespace Disclosure.Rendering.Tests;

/// <summary>Tables of the prose have columns by what is in them.</summary>
public sealed class SmallTableTests
{
    private static readonly string[] s_head = ["领域", "公开数量", "备注"];

    [Fact]
    public void Short_words_are_not_broken_beside_a_column_of_sentences()
    {
        var lines = LinesOf([
            s_head,
            ["社会救助", "1,286件", new string('备', 60)],
            ["食品药品监管", "96171.63万元", "无"],
        ]);
        Assert.All((string[])["社会救助", "食品药品监管", "1,286件", "96171.63万元"], w => Assert.Contains(w, lines));
    }

    [Fact]
    public void A_table_of_sentences_alone_still_fits() =>
        Assert.Equal(
            1000,
            ColumnShares
                .Measure([
                    [new string('甲', 90), new string('乙', 30), new string('丙', 50), "丁", new string('戊', 12)],
                ])
                .Sum()
        );

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(12)]
    public void Shares_add_up(int columns) =>
        Assert.Equal(
            1000,
            ColumnShares
                .Measure([
                    [.. Enumerable.Range(1, columns).Select(i => new string('字', i * 5))],
                ])
                .Sum()
        );

    private static string[] LinesOf(IReadOnlyList<IReadOnlyList<string>> rows)
    {
        Section[] prose = [new("overview", "", [new SmallTable("", true, rows)], [])];
        return
        [
            .. PageReports
                .Set(Reports.Of(Reports.Zeros(Editions.E2021), prose))
                .Pages.SelectMany(PageDump.Lines)
                .Where(l => l[0].Tag?.Kind is StructureType.DataCell or StructureType.HeadCell)
                .Select(l => string.Concat(l.Select(t => t.Text))),
        ];
    }
}

using Disclosure.Rendering.Composition;
using Disclosure.Rendering.Domain;
using Disclosure.Testing;

namespace Disclosure.Rendering.Tests;

public sealed class TableHeadsTests
{
    [Theory]
    [InlineData(
        "2021",
        "requests.refused_state_secret.business",
        "三、本年度办理结果|（三）不予公开|1.属于国家秘密|申请人情况|法人或其他组织|商业企业"
    )]
    [InlineData("2021", "requests.received.total", "一、本年新收政府信息公开申请数量|申请人情况|总计")]
    [InlineData("2021", "proactive.normative_documents.in_force", "行政规范性文件|第二十条第（一）项|现行有效件数")]
    [InlineData("2021", "proactive.fees.amount", "行政事业性收费|第二十条第（八）项|本年收费金额（单位：万元）")]
    [InlineData("2021", "proceedings.litigation_after_review.total", "行政诉讼|复议后起诉|总计")]
    [InlineData("2019", "proactive.procurement.count", "政府集中采购|第二十条第（九）项|采购项目数量")]
    public void The_heads_of_a_figure_are_those_of_its_row_and_the_nearest_above(
        string edition,
        string name,
        string heads
    )
    {
        var document = DocumentComposer.Compose(
            Reports.Of(Reports.Zeros(edition == "2021" ? Editions.E2021 : Editions.E2019))
        );
        foreach (var table in document.Parts.SelectMany(p => p.Items).OfType<DocumentTable>())
        {
            var cells = table.Rows.SelectMany((r, i) => r.Cells.Select(c => (Row: i, Cell: c))).ToArray();
            foreach (var (row, cell) in cells.Where(c => c.Cell.Cell == name))
            {
                var found = new TableHeaders(table).FindFor(row, cell).Select(h => cells[h].Cell.Text);
                Assert.Equal(heads, string.Join('|', found));
                return;
            }
        }

        Assert.Fail($"{name} is not printed.");
    }

    [Theory, MemberData(nameof(Reports.Variants), MemberType = typeof(Reports))]
    public void In_every_column_some_cell_begins(string edition, bool alternatives)
    {
        foreach (var part in DocumentComposer.Compose(Reports.Of(Reports.Variant(edition, alternatives))).Parts)
        {
            if (part.Items is [DocumentTable table])
            {
                var begun = table.Rows.SelectMany(r => r.Cells).Select(c => c.Column).Distinct();
                Assert.Equal(Enumerable.Range(0, table.Widths.Count), begun.Order());
                Assert.Equal(1000, table.Widths.Sum());
                Assert.All(table.Rows, r => Assert.All(r.Cells, c => Assert.InRange(c.ColSpan, 1, table.Widths.Count)));
            }
        }
    }
}

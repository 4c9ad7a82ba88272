using Disclosure.Statistics.Domain;
using Disclosure.Statistics.Rpc;
using Disclosure.Vocabulary;

namespace Disclosure.Statistics.Tests.Domain;

public sealed class EditionDataTests
{
    public static TheoryData<string> Ids => [.. EditionFiles.Load().Catalog.Editions.Select(e => e.Id)];

    private static Edition Of(string id) => EditionFiles.Load().Catalog.Find(id)!;

    [Fact]
    public void Edition_2021_has_200_cells_besides_its_alternative_row()
    {
        var edition = Of("2021");
        var printed = edition.Cells.Count - edition.Alternatives.Sum(a => a.Own.Count);
        Assert.Equal(200, printed);
        Assert.Equal(
            [10, 175, 15],
            edition.Tables.Select(t => edition.Cells.Count(c => c.Table == t && c.Row.StandsFor.Count == 0))
        );
    }

    [Theory, MemberData(nameof(Ids))]
    public void Every_cell_has_a_name_of_its_own(string id) => Assert.Distinct(Of(id).Cells.Select(c => c.Name));

    [Theory, MemberData(nameof(Ids))]
    public void Every_cell_is_printed_once_and_every_printed_cell_is_one(string id)
    {
        var edition = Of(id);
        var printed = edition
            .Tables.SelectMany(t => t.Grid.Rows)
            .SelectMany(r => r.Cells)
            .Select(c => c.Cell)
            .Where(c => c.Length > 0);
        Assert.Equal(
            edition.Cells.Select(c => c.Name).Order(StringComparer.Ordinal),
            printed.Order(StringComparer.Ordinal)
        );
    }

    [Theory, MemberData(nameof(Ids))]
    public void Every_grid_is_covered_whole(string id)
    {
        foreach (var grid in Of(id).Tables.Select(t => t.Grid))
        {
            Assert.Equal(1000, grid.Widths.Sum());
            var taken = new bool[grid.Rows.Count, grid.Widths.Count];
            for (var row = 0; row < grid.Rows.Count; row++)
            {
                var column = 0;
                foreach (var cell in grid.Rows[row].Cells)
                {
                    while (taken[row, column])
                    {
                        column++;
                    }

                    for (var r = row; r < row + cell.RowSpan; r++)
                    {
                        for (var c = column; c < column + cell.ColSpan; c++)
                        {
                            Assert.False(taken[r, c]);
                            taken[r, c] = true;
                        }
                    }
                }
            }

            Assert.DoesNotContain(false, taken.Cast<bool>());
        }
    }

    [Theory, MemberData(nameof(Ids))]
    public void Every_rule_names_cells_that_exist_and_none_twice(string id)
    {
        var plans = new RuleSet(Of(id)).Equations;
        Assert.NotEmpty(plans);
        Assert.All(plans, p => Assert.Distinct(p.All));
    }

    [Fact]
    public void Every_year_since_2019_has_exactly_one_edition()
    {
        var catalog = EditionFiles.Load().Catalog;
        Assert.All(Enumerable.Range(2019, 30), year => Assert.Single(catalog.Editions, e => e.Covers(year)));
        Assert.Null(catalog.Of(2018));
    }
}

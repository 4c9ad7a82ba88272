using Disclosure.ApiErrors;
using Disclosure.Form;
using Disclosure.Statistics.Domain.Checks;
using Disclosure.Statistics.Domain.Editions;
using Disclosure.Testing;

namespace Disclosure.Statistics.Tests.Domain;

public sealed class EditionDataTests
{
    public static TheoryData<string> Ids => [.. Editions.Catalog.Editions.Select(e => e.Id)];

    private static Edition Find(string id) => Editions.Catalog.Find(id)!;

    [Fact]
    public void Edition_2021_has_200_cells_besides_its_alternative_row()
    {
        var edition = Find("2021");
        var printed = edition.Cells.Count - edition.Alternatives.Sum(a => a.Own.Length);
        Assert.Equal(200, printed);
        Assert.Equal(
            [10, 175, 15],
            edition.Tables.Select(t => edition.Cells.Count(c => c.Table == t && c.Row.StandsFor.Count == 0))
        );
    }

    [Theory, MemberData(nameof(Ids))]
    public void Every_cell_has_a_name_of_its_own(string id) => Assert.Distinct(Find(id).Cells.Select(c => c.Name));

    [Theory, MemberData(nameof(Ids))]
    public void Every_cell_is_printed_once_and_every_printed_cell_is_one(string id)
    {
        var edition = Find(id);
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
        foreach (var grid in Find(id).Tables.Select(t => t.Grid))
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
        var plans = new RuleSet(Find(id)).Equations;
        Assert.NotEmpty(plans);
        Assert.All(plans, p => Assert.Distinct(p.All));
    }

    [Fact]
    public void Every_year_since_2019_has_exactly_one_edition()
    {
        var catalog = Editions.Catalog;
        Assert.All(Enumerable.Range(2019, 30), year => Assert.Single(catalog.Editions, e => e.Covers(year)));
        Assert.Null(catalog.ForYear(2018));
    }

    [Theory, MemberData(nameof(Ids))]
    public void What_is_said_to_be_a_sum_is_one_by_the_rules_and_no_part_is_counted_twice(string id)
    {
        var edition = Find(id);
        var sums = new RuleSet(edition).Equations.Where(p => p.Left.Length == 1).Select(p => p.Left[0]).ToHashSet();
        var said = Enumerable
            .Range(0, edition.Cells.Count)
            .Where(i => edition.Cells[i].Row.IsSum || edition.Cells[i].Column.IsSum);
        Assert.Equal(sums.Order(), said);
    }

    [Theory, MemberData(nameof(Ids))]
    public void Rules_across_years_name_cells_that_exist(string id) =>
        Assert.NotEmpty(new RuleSet(Find(id)).CarryOvers);

    [Theory, MemberData(nameof(Ids))]
    public void Every_part_that_the_form_asks_for_is_said_to_be_required(string id)
    {
        var parts = Find(id).Sections;
        Assert.All(parts.Where(p => p.Heading.Length > 0), p => Assert.Equal(Severity.Error, p.Required));
        var topics = parts.Single(p => p.Section == "overview").Sections;
        Assert.Equal(5, topics.Count);
        Assert.All(topics, t => Assert.Equal(Severity.Warning, t.Required));
    }

    [Fact]
    public void Every_cell_of_both_editions_is_mapped_or_said_to_have_no_counterpart_and_never_both()
    {
        var (old, now) = (Find("2019"), Find("2021"));
        var mapping = now.Mappings.Single(m => m.From == "2019");
        AssertEachOnce(old, mapping.Cells.Select(c => c.From).Concat(mapping.Dropped.Select(d => d.Cells)));
        AssertEachOnce(now, mapping.Cells.Select(c => c.To).Concat(mapping.Added.Select(a => a.Cells)), mapping, old);
        Assert.All(mapping.Dropped.Concat(mapping.Added), gap => Assert.NotEmpty(gap.Reason));
    }

    [Fact]
    public void Editions_without_a_declared_mapping_are_not_compared()
    {
        var catalog = Editions.Catalog;
        var fault = Assert.Throws<ApiException>(() => catalog.RequireMap(Find("2021"), Find("2019")));
        Assert.Equal("EDITIONS_NOT_COMPARABLE", fault.Reason);
        Assert.Null(catalog.FindMap(Find("2021"), Find("2019")));
    }

    [Fact]
    public void A_sheet_of_the_old_form_keeps_its_one_row_of_other_results_when_mapped()
    {
        var map = Editions.Catalog.RequireMap(Find("2019"), Find("2021"));
        var mapped = map.Map(
            Sheets.Filled(Find("2019"), "0", ("requests.other.total", "7"), ("proactive.rules.made", "3"))
        );
        Assert.Equal("7", mapped.Figure(Find("2021").IndexOf("requests.other.total"))?.ToString());
        Assert.Null(mapped.Figure(Find("2021").IndexOf("requests.other_rest.total")));
        Assert.Null(mapped.Figure(Find("2021").IndexOf("proactive.rules.issued")));
    }

    private static void AssertEachOnce(
        Edition edition,
        IEnumerable<string> terms,
        EditionMapping? mapping = null,
        Edition? from = null
    )
    {
        // A star on both sides stands for the names that the other edition has.
        var starred =
            mapping?.Cells.Where(c => c.To.Contains('*', StringComparison.Ordinal)).Select(c => c.To).ToHashSet() ?? [];
        var named = terms
            .SelectMany(t =>
                edition.Match(t).Where(i => !starred.Contains(t) || from!.IndexOf(edition.Cells[i].Name) >= 0)
            )
            .ToArray();
        Assert.Equal(Enumerable.Range(0, edition.Cells.Count), named.Order());
    }
}

using Disclosure.ApiErrors;
using Disclosure.Form;
using Disclosure.Statistics.Domain.Sheets;
using Disclosure.Testing;

namespace Disclosure.Statistics.Tests.Domain;

public sealed class CellChangesTests
{
    [Fact]
    public void A_change_of_nothing_is_refused()
    {
        var error = Assert.Throws<ApiException>(() => CellChanges.Parse(Editions.E2021, [], []));
        Assert.Equal("CELLS_MISSING", Assert.Single(error.Violations).Reason);
    }

    [Fact]
    public void Every_violation_is_named_at_once()
    {
        var fault = Assert.Throws<ApiException>(() =>
            CellChanges.Parse(
                Editions.E2021,
                new Dictionary<string, string>
                {
                    ["requests.received.total"] = "-1",
                    ["requests.received.research"] = "1.5",
                    ["requests.received.business"] = "十二",
                    ["requests.nothing.total"] = "1",
                    ["requests.received.natural_person"] = "3",
                },
                ["requests.received.natural_person"]
            )
        );
        Assert.Equal(
            ["CELL_NEGATIVE", "CELL_NOT_INTEGER", "CELL_NOT_NUMBER", "CELL_UNKNOWN", "CELL_TWICE"],
            fault.Violations.Select(v => v.Reason)
        );
        Assert.All(fault.Violations, v => Assert.Contains("requests.", v.Field, StringComparison.Ordinal));
    }

    [Fact]
    public void Amounts_may_have_decimals_and_keep_them_as_printed()
    {
        var changes = CellChanges.Parse(Editions.E2021, [new("proactive.fees.amount", "43.780")], []);
        Assert.Equal("43.780", changes[Editions.E2021.IndexOf("proactive.fees.amount")].ToString());
    }

    [Fact]
    public void An_empty_text_makes_the_cell_blank()
    {
        var changes = CellChanges.Parse(Editions.E2021, [new("proactive.fees.amount", "")], []);
        Assert.Equal(CellValue.Blank, changes.Values.Single());
    }

    [Theory]
    [InlineData("12.5", "CELL_NOT_INTEGER")]
    [InlineData("１２", "CELL_NOT_NUMBER")]
    [InlineData("1,234", "CELL_NOT_NUMBER")]
    [InlineData("-3", "CELL_NEGATIVE")]
    [InlineData("NaN", "CELL_NOT_NUMBER")]
    [InlineData("∞", "CELL_NOT_NUMBER")]
    [InlineData("1e3", "CELL_NOT_NUMBER")]
    [InlineData(" 12", "CELL_NOT_NUMBER")]
    [InlineData("1000000000000000000000000000000", "CELL_NOT_NUMBER")]
    public void A_bad_value_is_refused_by_the_name_of_its_cell(string text, string reason)
    {
        var fault = Assert.Throws<ApiException>(() =>
            CellChanges.Parse(Editions.E2021, [new("requests.received.total", text)], [])
        );
        Assert.Equal("INVALID_FIELDS", fault.Reason);
        Assert.Equal(
            [("cells[\"requests.received.total\"]", reason)],
            fault.Violations.Select(v => (v.Field, v.Reason))
        );
    }

    [Fact]
    public void A_cell_of_another_edition_is_unknown_here()
    {
        var fault = Assert.Throws<ApiException>(() =>
            CellChanges.Parse(Editions.E2021, [new("proactive.rules.made", "1")], ["proactive.procurement.count"])
        );
        Assert.Equal(
            ["cells[\"proactive.rules.made\"]", "not_applicable[\"proactive.procurement.count\"]"],
            fault.Violations.Select(v => v.Field)
        );
        Assert.All(fault.Violations, v => Assert.Equal("CELL_UNKNOWN", v.Reason));
    }
}

using Disclosure.ServiceDefaults.Faults;
using Disclosure.Statistics.Domain;
using Disclosure.Testing;
using Disclosure.Vocabulary;

namespace Disclosure.Statistics.Tests.Domain;

public sealed class CellChangesTests
{
    [Fact]
    public void Every_violation_is_named_at_once()
    {
        var fault = Assert.Throws<FaultException>(() =>
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
}

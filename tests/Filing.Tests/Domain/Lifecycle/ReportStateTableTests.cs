using Disclosure.Filing.Domain.Lifecycle;

namespace Disclosure.Filing.Tests.Domain.Lifecycle;

public sealed class ReportStateTableTests
{
    [Fact]
    public void Every_state_of_the_contract_has_one_row_and_the_same_number()
    {
        var contract = Enum.GetValues<Disclosure.Report.V1.ReportState>().Except([default]);
        Assert.Equal(contract.Select(s => $"{s} {(int)s}"), Enum.GetValues<ReportState>().Select(s => $"{s} {(int)s}"));
        Assert.Equal(Enum.GetValues<ReportState>(), ReportStateTable.Rows.Select(r => r.State).Order());
    }

    [Theory]
    [InlineData("Draft", true, false)]
    [InlineData("Submitted", false, false)]
    [InlineData("Approved", false, true)]
    [InlineData("Published", false, true)]
    [InlineData("Returned", true, false)]
    [InlineData("Withdrawn", false, false)]
    public void A_report_counts_only_in_states_that_permit_no_edits(string state, bool editable, bool counted)
    {
        var row = ReportStateTable.Find(Enum.Parse<ReportState>(state));
        Assert.Equal((editable, counted), (row.IsEditable, row.IsCounted));
    }
}

using Disclosure.Filing.Domain.Lifecycle;
using Disclosure.Filing.V1;
using Grpc.Core;

namespace Disclosure.Filing.Tests.Rpc;

public sealed class ContextTests : IDisposable
{
    private readonly FilingHost _host = new();

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task A_context_has_the_report_its_agency_and_all_that_it_is_compared_with()
    {
        await FillAsync();
        var context = await _host.Client.GetReportContextAsync(new() { Name = Report("ju", "2023") });
        Assert.Equal(await _host.Client.GetReportAsync(new() { Name = Report("ju", "2023") }), context.Report);
        Assert.Equal(await _host.Client.GetAgencyAsync(new() { Name = "agencies/ju" }), context.Agency);
        Assert.Equal(["agencies/xian"], context.Ancestors.Select(a => a.Name));
        Assert.Equal(["agencies/wei", "agencies/xiao"], context.Neighbours.Select(a => a.Name));
        Assert.Equal(
            new PinnedReport
            {
                Name = Report("ju", "2022"),
                Agency = "agencies/ju",
                AgencyTitle = "临阳县教育局",
                Year = 2022,
                StatisticsRevision = 3,
            },
            Assert.Single(context.Previous).Report
        );
        Assert.Equal(context.Previous.Select(p => p.Report), context.History);
        Assert.Equal([(Report("wei", "2023"), 5L)], context.Peers.Select(p => (p.Name, p.StatisticsRevision)));
    }

    [Fact]
    public async Task A_collected_report_brings_what_counts_in_its_region()
    {
        await FillAsync();
        await _host.MoveAsync("ju", "2023", ReportState.Approved, statistics: 4);
        var request = new GetReportContextRequest { Name = Report("ju", "2023-region") };
        var context = await _host.Client.GetReportContextAsync(request);
        Assert.Equal(Assert.Single(await _host.ListCountedAsync("ju", 2023)), context.Counted);
        Assert.Equal([Report("ju", "2023")], context.Counted.Reports.Select(r => r.Name));
        Assert.Equal(["agencies/xiao"], context.Counted.Missing.Select(a => a.Name));

        request.Brief = true;
        Assert.Null((await _host.Client.GetReportContextAsync(request)).Counted);
        request = new() { Name = Report("ju", "2023") };
        Assert.Null((await _host.Client.GetReportContextAsync(request)).Counted);
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("教育局", "agencies/ju")]
    [InlineData("第一中学", "agencies/xiao")]
    [InlineData("卫生健康委员会", "")]
    public async Task A_context_says_whom_a_document_means(string said, string agency)
    {
        await FillAsync();
        var request = new GetReportContextRequest { Name = Report("ju", "2023"), DocumentAgency = said };
        Assert.Equal(agency, (await _host.Client.GetReportContextAsync(request)).DocumentAgency);
    }

    [Fact]
    public async Task Predecessors_take_the_place_of_the_agencys_own_report_and_say_whether_they_went_over_in_part()
    {
        await FillAsync();
        await _host.Client.CreateReportAsync(FilingHost.NewReport("wei", "2022"));
        var request = new GetReportContextRequest { Name = Report("ju", "2023"), Brief = true };
        request.Predecessors.Add("agencies/wei");
        request.InPart.Add("agencies/ju");
        var context = await _host.Client.GetReportContextAsync(request);
        Assert.Equal(
            [(Report("wei", "2022"), false), (Report("ju", "2022"), true)],
            context.Previous.Select(p => (p.Report.Name, p.InPart))
        );
    }

    [Fact]
    public async Task More_than_a_hundred_predecessors_are_refused()
    {
        var request = new GetReportContextRequest { Name = Report("ju", "2023") };
        request.Predecessors.Add(Enumerable.Repeat("agencies/wei", 60));
        request.InPart.Add(Enumerable.Repeat("agencies/wei", 41));
        var (code, _, violations) = await FilingHost.FaultAsync(_host.Client.GetReportContextAsync(request));
        Assert.Equal(StatusCode.InvalidArgument, code);
        Assert.Equal(["predecessors PREDECESSORS_TOO_MANY"], violations);
    }

    [Fact]
    public async Task A_report_that_need_not_exist_is_left_out_but_its_agency_must()
    {
        await FillAsync();
        var request = new GetReportContextRequest { Name = Report("ju", "2024") };
        Assert.Equal("REPORT_NOT_FOUND", (await FaultAsync(request)).Reason);
        request.AllowMissing = true;
        request.ForEdit = true;
        var context = await _host.Client.GetReportContextAsync(request);
        Assert.Null(context.Report);
        Assert.Equal([2022, 2023], context.History.Select(r => r.Year));
        Assert.Equal([2023], context.Previous.Select(p => p.Report.Year));
        request.Name = Report("nobody", "2024");
        Assert.Equal("AGENCY_NOT_FOUND", (await FaultAsync(request)).Reason);
        request.AllowMissing = false;
        Assert.Equal("REPORT_NOT_FOUND", (await FaultAsync(request)).Reason);
    }

    [Fact]
    public async Task A_report_may_be_edited_in_the_states_of_the_table_and_its_fence_grows_with_every_move()
    {
        await FillAsync();
        var (report, fence) = (new GetReportRequest { Name = Report("ju", "2023"), ForEdit = true }, 1L);
        Assert.Equal(fence, (await _host.Client.GetReportAsync(report)).Fence);
        foreach (var row in ReportStateTable.Rows)
        {
            await _host.MoveAsync("ju", "2023", row.State);
            var seen = await _host.Client.GetReportAsync(new() { Name = report.Name });
            Assert.Equal((row.IsEditable, ++fence), (seen.Editable, seen.Fence));
            var context = new GetReportContextRequest { Name = report.Name, ForEdit = true };
            if (row.IsEditable)
            {
                Assert.Equal(seen, await _host.Client.GetReportAsync(report));
                Assert.Equal(seen, (await _host.Client.GetReportContextAsync(context)).Report);
                continue;
            }

            var refused = (StatusCode.FailedPrecondition, "REPORT_NOT_EDITABLE");
            var (code, reason, _) = await FilingHost.FaultAsync(_host.Client.GetReportAsync(report));
            Assert.Equal(refused, (code, reason));
            (code, reason, _) = await FaultAsync(context);
            Assert.Equal(refused, (code, reason));
        }
    }

    private static string Report(string agency, string report) => $"agencies/{agency}/reports/{report}";

    private Task<(StatusCode Code, string Reason, IReadOnlyList<string> Violations)> FaultAsync(
        GetReportContextRequest request
    ) => FilingHost.FaultAsync(_host.Client.GetReportContextAsync(request));

    private async Task FillAsync()
    {
        await _host.Client.ImportAgenciesAsync(
            FilingHost.Table(
                "xian,临阳县人民政府,,县级,人民政府,,,,,\n"
                    + "ju,临阳县教育局,xian,县级,政府工作部门,,,,,\n"
                    + "wei,临阳县卫生健康委员会,xian,县级,政府工作部门,,,,,\n"
                    + "xiao,临阳县第一中学,ju,,,,,,,\n"
            )
        );
        foreach (var (agency, year) in new[] { ("ju", "2022"), ("ju", "2023"), ("ju", "2023-region"), ("wei", "2023") })
        {
            await _host.Client.CreateReportAsync(FilingHost.NewReport(agency, year));
        }

        await _host.MoveAsync("ju", "2022", ReportState.Published, statistics: 3);
        await _host.MoveAsync("wei", "2023", ReportState.Approved, statistics: 5);
    }
}

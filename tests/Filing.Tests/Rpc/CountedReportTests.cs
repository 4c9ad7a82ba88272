using Disclosure.Filing.Domain.Lifecycle;
using Grpc.Core;
using RegionBasis = Disclosure.Filing.V1.RegionBasis;

namespace Disclosure.Filing.Tests.Rpc;

public sealed class CountedReportTests : IDisposable
{
    private readonly FilingHost _host = new();

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task A_small_region_is_one_message_with_its_own_report_first()
    {
        await _host.Client.ImportAgenciesAsync(
            FilingHost.Table("xian,临阳县人民政府,,,,,,,,\na-ju,甲局,xian,,,,,,,\nb-ju,乙局,xian,,,,,,,\n")
        );
        foreach (var agency in new[] { "a-ju", "xian" })
        {
            await _host.Client.CreateReportAsync(FilingHost.NewReport(agency, "2023"));
            await _host.MoveAsync(agency, "2023", ReportState.Approved, statistics: 2);
        }

        var message = Assert.Single(await _host.ListCountedAsync("xian", 2023));
        Assert.Equal(
            [("agencies/xian/reports/2023", 2L), ("agencies/a-ju/reports/2023", 2L)],
            message.Reports.Select(r => (r.Name, r.StatisticsRevision))
        );
        Assert.Equal(["agencies/b-ju"], message.Missing.Select(a => a.Name));
        Assert.Equal(["region.missing agencies/b-ju"], message.Findings.Select(f => $"{f.Code} {f.Actual}"));
        Assert.False(message.Stale);
    }

    [Theory]
    [InlineData(RegionBasis.Unspecified, "approved", "drafted|returned|submitted|withdrawn|xian", true)]
    [InlineData(RegionBasis.Submitted, "approved|submitted", "drafted|returned|withdrawn|xian", true)]
    [InlineData(RegionBasis.Drafts, "approved|drafted|returned|submitted", "withdrawn|xian", true)]
    public async Task A_wider_basis_takes_in_reports_that_do_not_count_yet_and_is_provisional(
        RegionBasis basis,
        string members,
        string missing,
        bool isProvisional
    )
    {
        string[] agencies = ["approved", "submitted", "drafted", "returned", "withdrawn"];
        ReportState[] states =
        [
            ReportState.Approved,
            ReportState.Submitted,
            ReportState.Draft,
            ReportState.Returned,
            ReportState.Withdrawn,
        ];
        await _host.AddAsync("xian", "临阳县人民政府");
        foreach (var (agency, state) in agencies.Zip(states))
        {
            await _host.AddAsync(agency, $"机关{agency}", "agencies/xian");
            await _host.Client.CreateReportAsync(FilingHost.NewReport(agency, "2023"));
            await _host.MoveAsync(agency, "2023", state, statistics: state is ReportState.Draft ? 0 : 2);
        }

        var region = Assert.Single(await _host.ListCountedAsync("xian", 2023, basis));
        Assert.Equal(members.Split('|'), region.Reports.Select(r => r.Agency["agencies/".Length..]));
        Assert.Equal(missing.Split('|'), region.Missing.Select(a => a.Name["agencies/".Length..]));
        Assert.Equal(isProvisional, region.Provisional);
        Assert.Equal(
            Disclosure.Report.V1.ReportState.Approved,
            region.Reports.Single(r => r.Agency == "agencies/approved").State
        );
    }

    [Fact]
    public async Task A_region_whose_agencies_all_count_is_final_on_every_basis()
    {
        await _host.AddAsync("xian", "临阳县人民政府");
        await _host.Client.CreateReportAsync(FilingHost.NewReport("xian", "2023"));
        await _host.MoveAsync("xian", "2023", ReportState.Approved, statistics: 2);
        Assert.False(Assert.Single(await _host.ListCountedAsync("xian", 2023, RegionBasis.Drafts)).Provisional);
        var unknown = await FilingHost.FaultAsync(() => _host.ListCountedAsync("xian", 2023, (RegionBasis)9));
        Assert.Equal(["basis BASIS_UNKNOWN"], unknown.Violations);
    }

    [Fact]
    public async Task A_large_region_comes_in_parts_that_clients_accept_by_default_and_nothing_is_lost()
    {
        const int Count = 6_000;
        var aliases = string.Join('|', Enumerable.Range(0, 20).Select(n => new string('名', 60) + n));
        await _host.AddAsync("xian", "临阳县人民政府");
        await _host.Client.ImportAgenciesAsync(
            FilingHost.Table(
                string.Concat(Enumerable.Range(0, Count).Select(n => $"a-{n:00000},机关{n}号,xian,,,,,,,\n"))
            )
        );
        await _host.Client.ImportAgenciesAsync(
            FilingHost.Table(
                string.Concat(Enumerable.Range(0, 1_000).Select(n => $"b-{n:00000},单位{n}号,xian,,,,,{aliases},,\n"))
            )
        );
        var messages = await _host.ListCountedAsync("xian", 2023);
        Assert.All(
            messages,
            m =>
            {
                Assert.InRange(m.Reports.Count + m.Missing.Count + m.Findings.Count, 1, 5_000);
                Assert.InRange(m.CalculateSize(), 1, 2 * 1024 * 1024);
            }
        );
        var missing = messages.SelectMany(m => m.Missing).Select(a => a.Name).ToArray();
        Assert.Equal(Count + 1_001, missing.Distinct().Count());
        Assert.Equal(missing, messages.SelectMany(m => m.Findings).Select(f => f.Actual));
    }

    [Fact]
    public async Task The_last_message_says_whether_the_region_is_stale()
    {
        await _host.AddAsync("xian", "临阳县人民政府");
        await _host.Client.CreateReportAsync(FilingHost.NewReport("xian", "2023"));
        await _host.MoveAsync("xian", "2023", ReportState.Published, statistics: 1);
        Assert.False((await _host.ListCountedAsync("xian", 2023))[^1].Stale);
        await _host.MoveAsync("xian", "2023", ReportState.Returned, version: 1);
        Assert.True((await _host.ListCountedAsync("xian", 2023))[^1].Stale);
    }

    [Fact]
    public async Task A_region_that_is_not_registered_or_a_malformed_year_is_refused()
    {
        Assert.Equal(
            "AGENCY_NOT_FOUND",
            (await FilingHost.FaultAsync(() => _host.ListCountedAsync("nobody", 2023))).Reason
        );
        await _host.AddAsync("xian", "临阳县人民政府");
        var (code, _, violations) = await FilingHost.FaultAsync(() => _host.ListCountedAsync("xian", 1999));
        Assert.Equal(StatusCode.InvalidArgument, code);
        Assert.Equal(["year REPORT_YEAR_FORMAT"], violations);
    }
}

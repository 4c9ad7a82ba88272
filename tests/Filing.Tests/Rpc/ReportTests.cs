using Disclosure.Report.V1;
using Grpc.Core;

namespace Disclosure.Filing.Tests.Rpc;

public sealed class ReportTests : IDisposable
{
    private readonly FilingHost _host = new();

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task A_report_is_opened_as_a_draft_under_its_official_title()
    {
        await _host.AddAsync("hai-cheng", "海城市人民政府");
        var report = await _host.Client.CreateReportAsync(FilingHost.NewReport("hai-cheng", "2023"));
        Assert.Equal("agencies/hai-cheng/reports/2023", report.Name);
        Assert.Equal("海城市人民政府2023年政府信息公开工作年度报告", report.Title);
        Assert.Equal((ReportState.Draft, 0, 2023), (report.State, report.Version, report.Year));
        Assert.Equal(report, await _host.Client.GetReportAsync(new() { Name = report.Name }));
        var region = await _host.Client.CreateReportAsync(FilingHost.NewReport("hai-cheng", "2023-region"));
        Assert.Equal("海城市人民政府2023年政府信息公开工作年度报告", region.Title);
    }

    [Theory]
    [InlineData("23")]
    [InlineData("2007")]
    [InlineData("2023-area")]
    [InlineData("２０２３")]
    public async Task A_malformed_year_is_refused(string report)
    {
        await _host.AddAsync("hai-cheng", "海城市人民政府");
        var fault = await FilingHost.FaultAsync(
            _host.Client.CreateReportAsync(FilingHost.NewReport("hai-cheng", report))
        );
        Assert.Equal(StatusCode.InvalidArgument, fault.Code);
        Assert.Equal(["report_id REPORT_YEAR_FORMAT"], fault.Violations);
        Assert.Empty((await _host.Client.ListReportsAsync(new())).Reports);
    }

    [Fact]
    public async Task An_agency_opens_a_year_once_and_only_where_it_is_known()
    {
        var opening = FilingHost.NewReport("hai-cheng", "2023");
        Assert.Equal("AGENCY_NOT_FOUND", (await FilingHost.FaultAsync(_host.Client.CreateReportAsync(opening))).Reason);
        await _host.AddAsync("hai-cheng", "海城市人民政府");
        var first = await _host.Client.CreateReportAsync(opening);
        Assert.Equal(first, await _host.Client.CreateReportAsync(opening));
        var again = FilingHost.NewReport("hai-cheng", "2023");
        var (code, reason, _) = await FilingHost.FaultAsync(_host.Client.CreateReportAsync(again));
        Assert.Equal((StatusCode.AlreadyExists, "REPORT_EXISTS"), (code, reason));
    }

    [Fact]
    public async Task Reports_are_listed_by_agency_year_state_and_place_in_the_tree()
    {
        await _host.AddAsync("city", "某市人民政府");
        await _host.AddAsync("county", "某县人民政府", "agencies/city");
        await _host.AddAsync("town", "某镇人民政府", "agencies/county");
        await _host.AddAsync("other", "别市人民政府");
        foreach (
            var (agency, year) in new[] { ("town", "2023"), ("county", "2023"), ("county", "2022"), ("other", "2023") }
        )
        {
            await _host.Client.CreateReportAsync(FilingHost.NewReport(agency, year));
        }

        Assert.Equal(["county/2022", "county/2023", "town/2023"], await NamesAsync(new() { Under = "agencies/city" }));
        Assert.Equal(["county/2023", "town/2023"], await NamesAsync(new() { Under = "agencies/city", Year = 2023 }));
        Assert.Equal(["county/2022", "county/2023"], await NamesAsync(new() { Agency = "agencies/county" }));
        Assert.Empty(await NamesAsync(new() { State = ReportState.Published }));
        Assert.Equal(4, (await NamesAsync(new() { State = ReportState.Draft })).Count);
    }

    [Fact]
    public async Task Reports_are_listed_by_when_they_changed()
    {
        await _host.AddAsync("city", "某市人民政府");
        var first = await _host.Client.CreateReportAsync(FilingHost.NewReport("city", "2022"));
        _host.Clock.Advance(TimeSpan.FromSeconds(1));
        var second = await _host.Client.CreateReportAsync(FilingHost.NewReport("city", "2023"));
        Assert.Equal(second.CreateTime, second.MoveTime);
        Assert.Equal(["city/2022", "city/2023"], await NamesAsync(new() { ChangedSince = first.MoveTime }));
        Assert.Equal(["city/2023"], await NamesAsync(new() { ChangedSince = second.MoveTime }));
        Assert.Equal(
            ["city/2023"],
            await NamesAsync(new() { Under = "agencies/city", ChangedSince = second.MoveTime })
        );
    }

    private async Task<IReadOnlyList<string>> NamesAsync(V1.ListReportsRequest request) =>
        [
            .. (await _host.Client.ListReportsAsync(request)).Reports.Select(r =>
                r.Name.Replace("agencies/", "", StringComparison.Ordinal)
                    .Replace("/reports", "", StringComparison.Ordinal)
            ),
        ];
}

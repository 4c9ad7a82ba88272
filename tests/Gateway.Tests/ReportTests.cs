using Disclosure.Gateway.Tests.Fakes;

namespace Disclosure.Gateway.Tests;

/// <summary>The composed view of a report, and how reports are opened.</summary>
public sealed class ReportTests : IDisposable
{
    private readonly GatewayWithFakes _gateway = new();

    [Fact]
    public async Task A_report_is_composed_of_its_three_parts()
    {
        _gateway.Fakes.Statistics.Stored = Sample.Figures(("requests.received.total", "12"));
        _gateway.Fakes.Narrative.Stored[$"{Sample.Name}/narrative"] = Sample.Prose();
        var view = await _gateway.Reports.GetReportAsync(new() { Name = Sample.Name });
        Assert.Equal(
            (Sample.Name, "云泽县财政局", 2023, "2021"),
            (view.Name, view.AgencyName, view.Year, view.Edition)
        );
        Assert.Equal(("7", "4", "6"), (view.Etag, view.Narrative.Etag, view.Statistics.Etag));
        Assert.Equal("全年平稳。", Assert.Single(view.Narrative.Sections).Text);
        Assert.Equal("12", Assert.Single(view.Statistics.Cells).Value);
    }

    [Fact]
    public async Task A_report_before_its_first_write_has_empty_parts_with_etag_0()
    {
        var view = await _gateway.Reports.GetReportAsync(new() { Name = Sample.Name });
        Assert.Equal(("0", "0"), (view.Narrative.Etag, view.Statistics.Etag));
        Assert.Empty(view.Narrative.Sections);
        Assert.Empty(view.Statistics.Cells);
        Assert.Equal("2021", view.Statistics.Edition);
    }

    [Fact]
    public async Task A_list_shows_reports_without_prose_and_figures()
    {
        var page = await _gateway.Reports.ListReportsAsync(new() { Year = 2023, Under = Sample.Agency });
        var report = Assert.Single(page.Reports);
        Assert.Equal((Sample.Name, null, null), (report.Name, report.Narrative, report.Statistics));
        var asked = Assert.Single(_gateway.Recorder.Requests<FilingV1.ListReportsRequest>());
        Assert.Equal((2023, Sample.Agency), (asked.Year, asked.Under));
    }

    [Fact]
    public async Task A_new_report_without_prefill_asks_filing_alone()
    {
        var view = await CreateAsync(prefill: false);
        Assert.Equal(("0", "0"), (view.Narrative.Etag, view.Statistics.Etag));
        Assert.Equal(["FilingService.CreateReport"], _gateway.Recorder.Calls.Select(c => c.Method));
    }

    [Fact]
    public async Task A_prefilled_report_begins_with_last_years_figures_and_prose_and_overwrites_nothing()
    {
        _gateway.Fakes.Statistics.Stored = new()
        {
            Others =
            {
                new StatisticsV1.OtherSheet
                {
                    Name = $"{Sample.Agency}/reports/2022/statistics",
                    Sheet = Sample.Sheet(("requests.carried_out.total", "4")),
                },
            },
        };
        var view = await CreateAsync(prefill: true);
        Assert.Equal("4", view.Statistics.Cells["requests.carried_in.total"]);
        Assert.Equal("全年平稳。", Assert.Single(view.Narrative.Sections).Text);
        var prefill = Assert.Single(_gateway.Recorder.Requests<StatisticsV1.PrefillStatisticsRequest>());
        Assert.Equal((5, 3), (prefill.Fence, Assert.Single(prefill.Previous).Revision));
        var start = Assert.Single(_gateway.Recorder.Requests<NarrativeV1.StartNarrativeRequest>());
        Assert.Equal(("0", 5, ""), (start.Etag, start.Fence, start.Predecessor));
        Assert.Equal(NarrativeV1.StartSource.LastYearElseSkeleton, start.Source);
        Assert.Equal(Sample.Sheet(("requests.carried_out.total", "4")), start.Context.LastYear);
        Assert.Equal(Sample.Sheet(), start.Context.Figures);
        Assert.NotEqual(prefill.RequestId, start.RequestId);
    }

    [Fact]
    public async Task A_report_without_last_years_figures_is_not_prefilled()
    {
        _gateway.Fakes.Filing.Context.Previous.Clear();
        var view = await CreateAsync(prefill: true);
        Assert.Empty(view.Statistics.Cells);
        Assert.Empty(_gateway.Recorder.Requests<StatisticsV1.PrefillStatisticsRequest>());
    }

    [Fact]
    public async Task A_prefilled_report_repeats_the_first_predecessor_that_has_prose()
    {
        _gateway.Fakes.Filing.Context.Previous.Clear();
        _gateway.Fakes.Filing.Context.Previous.Add(
            new[] { "jia", "yi", "bing" }.Select(a => new FilingV1.PreviousReport
            {
                Report = Sample.Pinned(2022, agency: $"agencies/{a}"),
            })
        );
        _gateway.Fakes.Narrative.Stored["agencies/yi/reports/2022/narrative"] = Sample.Prose(
            "agencies/yi/reports/2022"
        );
        await CreateAsync(prefill: true, "agencies/jia", "agencies/yi", "agencies/bing");
        var start = Assert.Single(_gateway.Recorder.Requests<NarrativeV1.StartNarrativeRequest>());
        Assert.Equal("agencies/yi/reports/2022", start.Predecessor);
        Assert.Equal(2, _gateway.Recorder.Requests<NarrativeV1.GetNarrativeRequest>().Count);
        var asked = Assert.Single(_gateway.Recorder.Requests<FilingV1.GetReportContextRequest>());
        Assert.Equal(["agencies/jia", "agencies/yi", "agencies/bing"], asked.Predecessors);
    }

    public void Dispose() => _gateway.Dispose();

    private async Task<PublicV1.Report> CreateAsync(bool prefill, params string[] predecessors) =>
        await _gateway.Reports.CreateReportAsync(
            new()
            {
                Parent = Sample.Agency,
                ReportId = "2023",
                RequestId = Guid.NewGuid().ToString(),
                Prefill = prefill,
                Predecessors = { predecessors },
            }
        );
}

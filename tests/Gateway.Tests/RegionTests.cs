using Disclosure.Gateway.Tests.Fakes;
using Grpc.Core;

namespace Disclosure.Gateway.Tests;

/// <summary>Sums and comparisons of regions.</summary>
public sealed class RegionTests : IDisposable
{
    private const string Cell = "requests.received.total";

    private readonly GatewayWithFakes _gateway = new();

    [Fact]
    public async Task A_region_shows_its_three_sums_its_contributors_largest_first_and_who_is_missing()
    {
        _gateway.Fakes.Filing.Counted.Add(
            new() { Reports = { Sample.Pinned(2023, 1), Sample.Pinned(2023, 2, "agencies/jiao-yu") } }
        );
        _gateway.Fakes.Filing.Counted.Add(
            new()
            {
                Reports = { Sample.Pinned(2023, 3, "agencies/zhen") },
                Missing =
                {
                    new FilingV1.Agency { Name = "agencies/xiang", Title = "某乡" },
                },
                Findings = { Sample.Finding("region.missing", ReportV1.Severity.Error) },
                Stale = true,
            }
        );
        _gateway.Fakes.Statistics.Sum = new()
        {
            Whole = Sample.Sheet((Cell, "21")),
            Own = Sample.Sheet((Cell, "1")),
            Collected = Sample.Sheet((Cell, "20")),
            Members = 3,
            Notes = { "有空白" },
            Contributors =
            {
                new StatisticsV1.CellContributors
                {
                    Cell = Cell,
                    Contributions = { Part("agencies/jiao-yu", "20"), Part(Sample.Agency, "1") },
                },
            },
        };
        var region = await AggregateAsync();
        Assert.Equal(("21", "1", "20"), (region.Cells[Cell], region.Own[Cell], region.Collected[Cell]));
        Assert.Equal((3, true, "2021"), (region.Members, region.Stale, region.Edition));
        Assert.Equal(
            [("agencies/jiao-yu", "20", 2L), (Sample.Agency, "1", 1L), ("agencies/zhen", "", 3L)],
            region.Contributors.Select(c => (c.Agency, c.Number, c.Revision))
        );
        Assert.Equal("某乡", Assert.Single(region.Missing).AgencyName);
        Assert.Equal(["region.missing"], region.Findings.Select(f => f.Code));
        Assert.Equal(["有空白"], region.Notes);
        var sum = Assert.Single(_gateway.Recorder.Requests<StatisticsV1.SumRegionRequest>());
        Assert.Equal(1, sum.Own.Revision);
        Assert.Equal([2, 3], sum.Members.Select(m => m.Revision));
        Assert.Equal([Cell], sum.Cells);
    }

    [Fact]
    public async Task A_wider_basis_is_asked_for_and_labelled_and_drafts_without_figures_are_left_out()
    {
        var pinned = Sample.Pinned(2023, 0, "agencies/jiao-yu");
        pinned.State = ReportV1.ReportState.Draft;
        _gateway.Fakes.Filing.Counted.Add(new() { Reports = { pinned }, Provisional = true });
        _gateway.Fakes.Statistics.Sum = new() { Whole = Sample.Sheet((Cell, "20")) };
        var json = await _gateway.Http.GetStringAsync($"/v1/{Sample.Agency}:aggregate?year=2023&basis=DRAFTS");
        Assert.Contains("\"basis\":\"DRAFTS\"", json, StringComparison.Ordinal);
        Assert.Contains("\"provisional\":true", json, StringComparison.Ordinal);
        Assert.Contains("\"state\":\"DRAFT\"", json, StringComparison.Ordinal);
        var asked = Assert.Single(_gateway.Recorder.Requests<FilingV1.ListCountedReportsRequest>());
        Assert.Equal(FilingV1.RegionBasis.Drafts, asked.Basis);
        Assert.True(Assert.Single(_gateway.Recorder.Requests<StatisticsV1.SumRegionRequest>()).SkipMissing);
    }

    [Fact]
    public async Task A_region_whose_own_agency_does_not_count_has_no_own_figures()
    {
        _gateway.Fakes.Filing.Counted.Add(new() { Reports = { Sample.Pinned(2023, 2, "agencies/jiao-yu") } });
        _gateway.Fakes.Statistics.Sum = new() { Whole = Sample.Sheet((Cell, "20")) };
        var region = await AggregateAsync();
        Assert.Equal(("20", 0), (region.Cells[Cell], region.Own.Count));
        Assert.Null(Assert.Single(_gateway.Recorder.Requests<StatisticsV1.SumRegionRequest>()).Own);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(5_000, 1)]
    [InlineData(5_001, 2)]
    [InlineData(12_000, 3)]
    public async Task Members_travel_in_chunks_of_5000_and_the_rest_is_said_once(int members, int messages)
    {
        _gateway.Fakes.Filing.Counted.Add(
            new() { Reports = { Enumerable.Range(1, members).Select(i => Sample.Pinned(2023, i, $"agencies/a-{i}")) } }
        );
        await AggregateAsync();
        var call = _gateway.Recorder.Calls.Single(c => c.Method == "StatisticsService.SumRegion");
        Assert.Equal(messages, call.Messages);
        var request = (StatisticsV1.SumRegionRequest)call.Request;
        Assert.Equal((members, 1), (request.Members.Count, request.Cells.Count));
    }

    [Fact]
    public async Task Own_years_are_those_of_the_history_before_the_year_after_them()
    {
        _gateway.Fakes.Statistics.Compared.Years.Add([2021, 2022]);
        var view = await _gateway.Regions.CompareYearsAsync(
            new()
            {
                Name = Sample.Agency,
                Years = "2022, 2021,2022",
                Cells = "requests.*.total, ",
            }
        );
        Assert.Equal([2021, 2022], view.Years);
        var context = Assert.Single(_gateway.Recorder.Requests<FilingV1.GetReportContextRequest>());
        Assert.Equal(
            ($"{Sample.Agency}/reports/2023", true, true),
            (context.Name, context.AllowMissing, context.Brief)
        );
        var request = Assert.Single(_gateway.Recorder.Requests<StatisticsV1.CompareYearsRequest>());
        Assert.Equal([(2021, 2L), (2022, 3L)], request.Years.Select(y => (y.Year, Assert.Single(y.Sheets).Revision)));
        Assert.Equal(["requests.*.total"], request.Cells);
    }

    [Fact]
    public async Task A_regions_years_travel_in_chunks_and_a_long_year_goes_on_in_the_next_message()
    {
        _gateway.Fakes.Filing.Counted.Add(
            new() { Reports = { Enumerable.Range(1, 7_000).Select(i => Sample.Pinned(2023, i, $"agencies/a-{i}")) } }
        );
        await _gateway.Regions.CompareYearsAsync(
            new()
            {
                Name = Sample.Agency,
                Years = "2022,2023",
                Region = true,
            }
        );
        var call = _gateway.Recorder.Calls.Single(c => c.Method == "StatisticsService.CompareYears");
        Assert.Equal(4, call.Messages);
        var years = ((StatisticsV1.CompareYearsRequest)call.Request).Years;
        Assert.Equal(
            [(2022, 5_000), (2022, 2_000), (2023, 5_000), (2023, 2_000)],
            years.Select(y => (y.Year, y.Sheets.Count))
        );
    }

    [Theory]
    [InlineData("2020;2021")]
    [InlineData("20")]
    [InlineData("1999")]
    [InlineData("")]
    public async Task Years_that_are_none_are_refused(string years)
    {
        var error = await GatewayWithFakes.ErrorOfAsync(async () =>
            await _gateway.Regions.CompareYearsAsync(new() { Name = Sample.Agency, Years = years })
        );
        Assert.Equal((StatusCode.InvalidArgument, "INVALID_FIELDS"), error);
        Assert.Empty(_gateway.Recorder.Calls);
    }

    [Fact]
    public async Task Compared_years_come_with_charts_of_the_sums()
    {
        var series = new StatisticsV1.CellSeries { Cell = Cell, Title = "新收" };
        series.Figures.Add(
            new StatisticsV1.YearFigure
            {
                Year = 2022,
                Number = "4",
                RateGap = StatisticsV1.RateGap.FirstYear,
            }
        );
        _gateway.Fakes.Statistics.Compared = new()
        {
            Edition = "2021",
            Years = { 2022 },
            Cells = { series },
        };
        var view = await _gateway.Regions.CompareYearsAsync(new() { Name = Sample.Agency, Years = "2022" });
        Assert.Equal("FIRST_YEAR", Assert.Single(Assert.Single(view.Cells).Figures).RateGap);
        var chart = Assert.Single(view.Charts);
        Assert.Equal(("件", Cell), (chart.Unit, Assert.Single(chart.Series).Cell));
        Assert.Equal(["4"], chart.Series[0].Values);
    }

    public void Dispose() => _gateway.Dispose();

    private static StatisticsV1.Contribution Part(string agency, string number) =>
        new() { Name = $"{agency}/reports/2023/statistics", Number = number };

    private async Task<PublicV1.RegionAggregate> AggregateAsync() =>
        await _gateway.Regions.AggregateRegionAsync(
            new()
            {
                Name = Sample.Agency,
                Year = 2023,
                Cell = Cell,
            }
        );
}

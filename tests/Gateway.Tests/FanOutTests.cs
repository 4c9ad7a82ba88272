using Disclosure.Gateway.Tests.Fakes;
using Google.Protobuf;

namespace Disclosure.Gateway.Tests;

/// <summary>How many calls to the services one public call costs, and that none asks for the same thing twice.</summary>
public sealed class FanOutTests : IDisposable
{
    private readonly GatewayWithFakes _gateway = new();

    [Fact]
    public async Task Import_is_six_calls()
    {
        await _gateway.Documents.ImportReportAsync(Import());
        AssertCalls(
            6,
            "FilingService.GetReportContext",
            "IntakeService.ReadDocument",
            "NarrativeService.ReplaceNarrative",
            "StatisticsService.ReserveStatistics",
            "StatisticsService.CheckSheet",
            "NarrativeService.CheckNarrative"
        );
    }

    [Fact]
    public async Task Import_into_a_collected_report_is_six_calls()
    {
        var import = Import();
        import.Name = $"{Sample.Name}-region";
        _gateway.Fakes.Filing.Context = Sample.Context(import.Name);
        _gateway.Fakes.Filing.Context.Counted = new() { Reports = { Sample.Pinned(2023) } };
        await _gateway.Documents.ImportReportAsync(import);
        Assert.Single(_gateway.Recorder.Requests<StatisticsV1.CheckSheetRequest>().SelectMany(r => r.Members));
        AssertLimit(6);
    }

    [Fact]
    public async Task Import_of_a_document_that_names_its_agency_in_other_words_is_six_calls()
    {
        _gateway.Fakes.Intake.Reading.AgencyName = "财政局";
        _gateway.Fakes.Filing.Agencies["财政局"] = Sample.Agency;
        await _gateway.Documents.ImportReportAsync(Import());
        AssertLimit(6);
    }

    [Fact]
    public async Task Import_that_only_validates_is_six_calls()
    {
        var import = Import();
        import.ValidateOnly = true;
        await _gateway.Documents.ImportReportAsync(import);
        AssertLimit(6);
    }

    [Fact]
    public async Task Check_is_three_calls()
    {
        await _gateway.Reports.CheckReportAsync(new() { Name = Sample.Name });
        AssertCalls(
            4,
            "FilingService.GetReportContext",
            "StatisticsService.CheckSheet",
            "NarrativeService.CheckNarrative"
        );
    }

    [Fact]
    public async Task Check_of_a_collected_report_lists_what_counts_where_one_message_does_not_hold_it()
    {
        _gateway.Fakes.Filing.Context = Sample.Context($"{Sample.Name}-region");
        _gateway.Fakes.Filing.Counted.Add(new() { Reports = { Sample.Pinned(2023) } });
        await _gateway.Reports.CheckReportAsync(new() { Name = $"{Sample.Name}-region" });
        AssertCalls(
            4,
            "FilingService.GetReportContext",
            "FilingService.ListCountedReports",
            "StatisticsService.CheckSheet",
            "NarrativeService.CheckNarrative"
        );
    }

    [Theory]
    [InlineData]
    [InlineData("results", "applicants")]
    [InlineData("results", "five_years", "results")]
    public async Task Render_is_at_most_five_calls(params string[] charts)
    {
        _gateway.Fakes.Statistics.Stored = Sample.Figures();
        await _gateway.Documents.RenderReportAsync(
            new()
            {
                Name = Sample.Name,
                Format = "html",
                Charts = { charts },
            }
        );
        AssertLimit(5);
    }

    [Fact]
    public async Task Aggregate_is_two_calls()
    {
        _gateway.Fakes.Filing.Counted.Add(new() { Reports = { Sample.Pinned(2023) } });
        await _gateway.Regions.AggregateRegionAsync(
            new()
            {
                Name = Sample.Agency,
                Year = 2023,
                Cell = "requests.received.total",
            }
        );
        AssertCalls(3, "FilingService.ListCountedReports", "StatisticsService.SumRegion");
    }

    [Fact]
    public async Task Every_other_write_and_read_asks_for_nothing_twice()
    {
        _gateway.Fakes.Statistics.Stored = Sample.Figures();
        await _gateway.Reports.GetReportAsync(new() { Name = Sample.Name });
        AssertLimit(3);
        await _gateway.Reports.CreateReportAsync(
            new()
            {
                Parent = Sample.Agency,
                ReportId = "2023",
                RequestId = $"{Guid.NewGuid()}",
                Prefill = true,
            }
        );
        AssertLimit(5);
        await _gateway.Narratives.BindReportAsync(new() { Name = Sample.Name, RequestId = $"{Guid.NewGuid()}" });
        AssertLimit(3);
        await _gateway.Narratives.StartNarrativeAsync(
            new()
            {
                Name = $"{Sample.Name}/narrative",
                RequestId = $"{Guid.NewGuid()}",
                Source = PublicV1.StartSource.LastYear,
            }
        );
        AssertLimit(3);
        await _gateway.Statistics.UpdateStatisticsAsync(
            new() { Name = $"{Sample.Name}/statistics", RequestId = $"{Guid.NewGuid()}" }
        );
        AssertLimit(2);
    }

    public void Dispose() => _gateway.Dispose();

    private static PublicV1.ImportReportRequest Import() =>
        new()
        {
            Name = Sample.Name,
            RequestId = Guid.NewGuid().ToString(),
            Document = new() { ContentType = "text/plain", Data = ByteString.CopyFromUtf8("text") },
        };

    private void AssertCalls(int limit, params string[] expected)
    {
        Assert.Equal(expected.Order(), _gateway.Recorder.Calls.Select(c => c.Method).Order());
        AssertLimit(limit);
    }

    // Counts the calls since the last time.
    private void AssertLimit(int limit)
    {
        var calls = _gateway.Recorder.Calls;
        Assert.InRange(calls.Count, 1, limit);
        Assert.Equal(calls.Count, calls.DistinctBy(c => (c.Method, c.Request.ToByteString())).Count());
        _gateway.Recorder.Clear();
    }
}

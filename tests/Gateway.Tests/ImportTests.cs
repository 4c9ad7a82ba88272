using Disclosure.Gateway.Tests.Fakes;
using Google.Protobuf;
using Grpc.Core;

namespace Disclosure.Gateway.Tests;

/// <summary>Documents read into a report's draft.</summary>
public sealed class ImportTests : IDisposable
{
    private readonly GatewayWithFakes _gateway = new();

    [Fact]
    public async Task Both_parts_are_written_with_the_fence_and_checked_as_written()
    {
        var view = await ImportAsync();
        Assert.Equal(("2", "2"), (view.Narrative.Etag, view.Statistics.Etag));
        Assert.Equal("12", view.Statistics.Cells["requests.received.total"]);
        Assert.Equal(["text.residue"], view.Findings.Select(f => f.Code));
        var prose = Assert.Single(_gateway.Recorder.Requests<NarrativeV1.ReplaceNarrativeRequest>());
        Assert.Equal((5, "abc"), (prose.Fence, Assert.Single(prose.Pictures).Picture));
        var figures = Assert.Single(_gateway.Recorder.Requests<StatisticsV1.ReplaceStatisticsRequest>());
        Assert.Equal(5, figures.Fence);
        Assert.True(Assert.Single(_gateway.Recorder.Requests<FilingV1.GetReportContextRequest>()).ForEdit);
        var check = Assert.Single(_gateway.Recorder.Requests<StatisticsV1.CheckSheetRequest>());
        Assert.Equal((StatisticsV1.Stage.Import, figures.Sheet), (check.Stage, check.Sheet));
        var text = Assert.Single(_gateway.Recorder.Requests<NarrativeV1.CheckNarrativeRequest>());
        Assert.Equal((false, _gateway.Fakes.Intake.Reading.Title), (text.Stored, text.Title));
        Assert.Equal("收到申请12件。", Assert.Single(text.Sections).Text);
        Assert.Equal(figures.Sheet, text.Context.Figures);
    }

    [Fact]
    public async Task A_repeat_writes_under_the_same_ids_and_the_parts_have_different_ones()
    {
        var id = Guid.NewGuid().ToString();
        await ImportAsync(id);
        await ImportAsync(id);
        var prose = _gateway.Recorder.Requests<NarrativeV1.ReplaceNarrativeRequest>();
        var figures = _gateway.Recorder.Requests<StatisticsV1.ReplaceStatisticsRequest>();
        Assert.Equal(prose[0], prose[1]);
        Assert.Equal(figures[0], figures[1]);
        Assert.NotEqual(prose[0].RequestId, figures[0].RequestId);
    }

    [Theory]
    [InlineData("", "", "Narrative")]
    [InlineData("4", "", "Narrative")]
    [InlineData("", "6", "Statistics")]
    [InlineData("4", "6", "Narrative")]
    [InlineData("4", "5", "Statistics")]
    public async Task The_part_that_may_be_refused_is_written_first(string narrative, string statistics, string first)
    {
        _gateway.Fakes.Statistics.Stored = Sample.Figures();
        await ImportAsync(narrativeEtag: narrative, statisticsEtag: statistics);
        var writes = _gateway.Recorder.Calls.Where(c => c.Method.Contains(".Replace", StringComparison.Ordinal));
        Assert.StartsWith(first, writes.First().Method, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("3", "6", "NarrativeService.ReplaceNarrative")]
    [InlineData("4", "5", "StatisticsService.ReplaceStatistics")]
    [InlineData("3", "", "NarrativeService.ReplaceNarrative")]
    [InlineData("", "5", "StatisticsService.ReplaceStatistics")]
    public async Task Where_one_etag_is_stale_nothing_is_written(string narrative, string statistics, string refused)
    {
        _gateway.Fakes.Statistics.Stored = Sample.Figures();
        _gateway.Recorder.Failures[refused] = Sample.Error(StatusCode.Aborted, "ETAG_MISMATCH");
        var error = await GatewayWithFakes.ErrorOfAsync(() =>
            ImportAsync(narrativeEtag: narrative, statisticsEtag: statistics)
        );
        Assert.Equal((StatusCode.Aborted, "ETAG_MISMATCH"), error);
        var writes = _gateway.Recorder.Calls.Where(c => c.Method.Contains(".Replace", StringComparison.Ordinal));
        Assert.Equal([refused], writes.Select(w => w.Method));
    }

    [Fact]
    public async Task A_report_that_is_not_open_to_edits_is_refused_before_the_document_is_read()
    {
        _gateway.Recorder.Failures["FilingService.GetReportContext"] = Sample.Error(
            StatusCode.FailedPrecondition,
            "REPORT_NOT_EDITABLE"
        );
        var error = await GatewayWithFakes.ErrorOfAsync(() => ImportAsync());
        Assert.Equal((StatusCode.FailedPrecondition, "REPORT_NOT_EDITABLE"), error);
        Assert.Single(_gateway.Recorder.Calls);
    }

    [Fact]
    public async Task An_id_that_is_no_uuid_is_refused_before_any_call()
    {
        var error = await GatewayWithFakes.ErrorOfAsync(() => ImportAsync("once"));
        Assert.Equal((StatusCode.InvalidArgument, "INVALID_FIELDS"), error);
        Assert.Empty(_gateway.Recorder.Calls);
    }

    public void Dispose() => _gateway.Dispose();

    private async Task<PublicV1.Report> ImportAsync(
        string requestId = "",
        string narrativeEtag = "",
        string statisticsEtag = ""
    ) =>
        await _gateway.Documents.ImportReportAsync(
            new()
            {
                Name = Sample.Name,
                RequestId = requestId,
                NarrativeEtag = narrativeEtag,
                StatisticsEtag = statisticsEtag,
                Document = new() { ContentType = "text/plain", Data = ByteString.CopyFromUtf8("text") },
            }
        );
}

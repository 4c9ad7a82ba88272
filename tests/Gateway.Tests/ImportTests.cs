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
        var figures = FiguresWritten();
        Assert.Equal((5, true), (figures.Fence, _gateway.Fakes.Statistics.IsCommitted));
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
        var figures = _gateway
            .Recorder.Requests<StatisticsV1.ReserveStatisticsRequest>()
            .Select(r => r.Write)
            .ToArray();
        Assert.Equal(prose[0], prose[1]);
        Assert.Equal(figures[0], figures[1]);
        Assert.NotEqual(prose[0].RequestId, figures[0].RequestId);
    }

    [Theory]
    [InlineData("NarrativeService.ReplaceNarrative", 1)]
    [InlineData("StatisticsService.ReserveStatistics", 0)]
    public async Task Where_one_part_is_refused_neither_is_written(string refused, int proseWrites)
    {
        _gateway.Recorder.Failures[refused] = Sample.Error(StatusCode.Aborted, "ETAG_MISMATCH");
        var error = await GatewayWithFakes.ErrorOfAsync(() => ImportAsync());
        Assert.Equal((StatusCode.Aborted, "ETAG_MISMATCH"), error);
        Assert.False(_gateway.Fakes.Statistics.IsCommitted);
        Assert.Equal(proseWrites, _gateway.Recorder.Requests<NarrativeV1.ReplaceNarrativeRequest>().Count);
    }

    [Fact]
    public async Task A_part_that_the_document_lacks_is_read_and_not_written()
    {
        _gateway.Fakes.Intake.Reading.Sections.Clear();
        await ImportAsync();
        Assert.Empty(_gateway.Recorder.Requests<NarrativeV1.ReplaceNarrativeRequest>());
        Assert.True(Assert.Single(_gateway.Recorder.Requests<StatisticsV1.ReplaceStatisticsRequest>()).KeepBlankTables);
        _gateway.Recorder.Clear();
        _gateway.Fakes.Intake.Reading = Sample.Reading();
        _gateway.Fakes.Intake.Reading.Sheet = Sample.Sheet();
        await ImportAsync();
        Assert.True(Assert.Single(_gateway.Recorder.Requests<NarrativeV1.ReplaceNarrativeRequest>()).KeepOthers);
        Assert.DoesNotContain(
            _gateway.Recorder.Calls,
            c => c.Method is "StatisticsService.ReplaceStatistics" or "StatisticsService.ReserveStatistics"
        );
    }

    [Fact]
    public async Task Replacing_writes_both_parts_whole()
    {
        _gateway.Fakes.Intake.Reading.Sections.Clear();
        await ImportAsync(change: r => r.Mode = PublicV1.ImportMode.Replace);
        var prose = Assert.Single(_gateway.Recorder.Requests<NarrativeV1.ReplaceNarrativeRequest>());
        Assert.Equal((true, false), (prose.Erase, prose.KeepOthers));
        Assert.False(FiguresWritten().KeepBlankTables);
    }

    [Fact]
    public async Task Validating_writes_nothing()
    {
        await ImportAsync(change: r => r.ValidateOnly = true);
        Assert.True(Assert.Single(_gateway.Recorder.Requests<NarrativeV1.ReplaceNarrativeRequest>()).ValidateOnly);
        Assert.True(Assert.Single(_gateway.Recorder.Requests<StatisticsV1.ReplaceStatisticsRequest>()).ValidateOnly);
        Assert.Empty(_gateway.Recorder.Requests<StatisticsV1.ReserveStatisticsRequest>());
    }

    [Theory]
    [InlineData("云泽县财政局", 2022)]
    [InlineData("云泽县教育局", 2023)]
    [InlineData("云泽县教育局", 0)]
    public async Task A_document_of_another_report_is_refused_unless_it_is_accepted(string agency, int year)
    {
        (_gateway.Fakes.Intake.Reading.AgencyName, _gateway.Fakes.Intake.Reading.Year) = (agency, year);
        var error = await GatewayWithFakes.ErrorOfAsync(() => ImportAsync());
        Assert.Equal((StatusCode.FailedPrecondition, "DOCUMENT_OF_ANOTHER_REPORT"), error);
        Assert.Empty(_gateway.Recorder.Requests<StatisticsV1.ReserveStatisticsRequest>());
        await ImportAsync(change: r => r.AcceptOther = true);
        Assert.True(_gateway.Fakes.Statistics.IsCommitted);
        // What differs, and nothing else, marks the prose.
        var source = Assert.Single(_gateway.Recorder.Requests<NarrativeV1.ReplaceNarrativeRequest>()).Source;
        Assert.Equal(agency == "云泽县财政局" ? "" : agency, source.AgencyName);
        Assert.Equal(year == 2023 ? 0 : year, source.Year);
    }

    [Theory]
    [InlineData("县财政局")]
    [InlineData("云泽财政")]
    [InlineData("")]
    public async Task A_document_may_name_the_agency_in_other_words(string agency)
    {
        _gateway.Fakes.Filing.Agencies["云泽财政"] = Sample.Agency;
        (_gateway.Fakes.Intake.Reading.AgencyName, _gateway.Fakes.Intake.Reading.Year) = (agency, 0);
        await ImportAsync();
        Assert.True(_gateway.Fakes.Statistics.IsCommitted);
    }

    [Fact]
    public async Task A_report_that_is_not_open_to_edits_is_refused_before_anything_is_written()
    {
        _gateway.Recorder.Failures["FilingService.GetReportContext"] = Sample.Error(
            StatusCode.FailedPrecondition,
            "REPORT_NOT_EDITABLE"
        );
        var error = await GatewayWithFakes.ErrorOfAsync(() => ImportAsync());
        Assert.Equal((StatusCode.FailedPrecondition, "REPORT_NOT_EDITABLE"), error);
        Assert.Equal(
            ["IntakeService.ReadDocument", "FilingService.GetReportContext"],
            _gateway.Recorder.Calls.Select(c => c.Method)
        );
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
        Action<PublicV1.ImportReportRequest>? change = null
    )
    {
        var request = new PublicV1.ImportReportRequest
        {
            Name = Sample.Name,
            RequestId = requestId,
            Document = new() { ContentType = "text/plain", Data = ByteString.CopyFromUtf8("text") },
        };
        change?.Invoke(request);
        return await _gateway.Documents.ImportReportAsync(request);
    }

    private StatisticsV1.ReplaceStatisticsRequest FiguresWritten() =>
        Assert.Single(_gateway.Recorder.Requests<StatisticsV1.ReserveStatisticsRequest>()).Write;
}

using Disclosure.Gateway.Tests.Fakes;
using Grpc.Core;

namespace Disclosure.Gateway.Tests;

/// <summary>Writes of prose and figures: Filing is asked first, and its fence goes with the write.</summary>
public sealed class EditTests : IDisposable
{
    private readonly GatewayWithFakes _gateway = new();
    private readonly string _id = Guid.NewGuid().ToString();

    public static TheoryData<string> Writes =>
        ["update", "restore", "collect", "replace", "section", "bind", "start", "restoreNarrative"];

    [Theory, MemberData(nameof(Writes))]
    public async Task Every_write_carries_the_fence_and_the_callers_etag_and_id(string write)
    {
        _gateway.Fakes.Filing.Counted.Add(new() { Reports = { Sample.Pinned(2022) } });
        await WriteAsync(write);
        var change = _gateway.Recorder.Calls.Select(c => c.Request).Single(r => Has(r, "fence"));
        Assert.Equal(5L, Field(change, "fence"));
        Assert.Equal(_id, Field(change, "request_id"));
        if (write != "section")
        {
            Assert.Equal("1", Field(change, "etag"));
        }

        Assert.Single(
            _gateway.Recorder.Calls,
            c => Has(c.Request, "for_edit") && true.Equals(Field(c.Request, "for_edit"))
        );
    }

    [Theory, MemberData(nameof(Writes))]
    public async Task A_report_that_is_not_open_to_edits_is_not_written(string write)
    {
        var refusal = Sample.Error(StatusCode.FailedPrecondition, "REPORT_NOT_EDITABLE");
        _gateway.Recorder.Failures["FilingService.GetReport"] = refusal;
        _gateway.Recorder.Failures["FilingService.GetReportContext"] = refusal;
        var error = await GatewayWithFakes.ErrorOfAsync(() => WriteAsync(write));
        Assert.Equal((StatusCode.FailedPrecondition, "REPORT_NOT_EDITABLE"), error);
        Assert.Single(_gateway.Recorder.Calls);
    }

    [Fact]
    public async Task A_write_that_lost_against_a_move_of_the_report_says_so()
    {
        _gateway.Recorder.Failures["StatisticsService.UpdateCells"] = Sample.Error(StatusCode.Aborted, "REPORT_MOVED");
        var error = await GatewayWithFakes.ErrorOfAsync(() => WriteAsync("update"));
        Assert.Equal((StatusCode.Aborted, "REPORT_MOVED"), error);
    }

    [Fact]
    public async Task Cells_go_with_the_edition_that_the_year_requires()
    {
        var answer = await _gateway.Statistics.UpdateStatisticsAsync(
            new()
            {
                Name = $"{Sample.Name}/statistics",
                RequestId = _id,
                Cells = { ["requests.received.total"] = "9" },
                NotApplicable = { "proactive.rules.issued" },
            }
        );
        Assert.Equal(("2", "9"), (answer.Etag, answer.Cells["requests.received.total"]));
        var change = Assert.Single(_gateway.Recorder.Requests<StatisticsV1.UpdateCellsRequest>());
        Assert.Equal("2021", change.Edition.Edition);
        Assert.NotEqual("", change.Edition.Digest);
        Assert.Equal(["proactive.rules.issued"], change.NotApplicable);
    }

    [Fact]
    public async Task A_regions_sheet_is_collected_in_chunks_of_5000()
    {
        _gateway.Fakes.Filing.Counted.Add(new() { Reports = { Many(1, 5_000) } });
        _gateway.Fakes.Filing.Counted.Add(new() { Reports = { Many(5_001, 7_001) } });
        await WriteAsync("collect");
        var call = _gateway.Recorder.Calls.Single(c => c.Method == "StatisticsService.CollectStatistics");
        var request = (StatisticsV1.CollectStatisticsRequest)call.Request;
        Assert.Equal((3, 12_001), (call.Messages, request.Members.Count));
        Assert.Equal((Sample.Name, "2021"), (request.Name[..^"/statistics".Length], request.Edition.Edition));
        Assert.Equal(12_001, request.Members.DistinctBy(m => m.Revision).Count());
    }

    [Fact]
    public async Task A_region_without_reports_that_count_is_not_collected()
    {
        var error = await GatewayWithFakes.ErrorOfAsync(() => WriteAsync("collect"));
        Assert.Equal((StatusCode.FailedPrecondition, "REGION_EMPTY"), error);
        Assert.Empty(_gateway.Recorder.Requests<StatisticsV1.CollectStatisticsRequest>());
    }

    [Fact]
    public async Task A_section_is_written_by_its_flat_name_and_answered_alone()
    {
        var section = await _gateway.Narratives.UpdateSectionAsync(
            new()
            {
                Name = $"{Sample.Name}/narrative/sections/requests",
                RequestId = _id,
                Etag = "3",
                Text = "收到申请12件。",
            }
        );
        Assert.Equal(("requests", "收到申请12件。"), (section.Section_, section.Text));
        var change = Assert.Single(_gateway.Recorder.Requests<NarrativeV1.UpdateSectionRequest>());
        Assert.Equal(($"{Sample.Name}/narrative", "3"), (change.Name, change.Section.Etag));
    }

    [Theory]
    [InlineData("agencies/yun-ze/reports/2023/narrative")]
    [InlineData("/sections/requests")]
    [InlineData("agencies/yun-ze/reports/2023/statistics/sections/requests")]
    public async Task A_section_name_that_is_none_is_refused_before_any_call(string name)
    {
        var error = await GatewayWithFakes.ErrorOfAsync(async () =>
            await _gateway.Narratives.UpdateSectionAsync(new() { Name = name, RequestId = _id })
        );
        Assert.Equal((StatusCode.InvalidArgument, "INVALID_FIELDS"), error);
        Assert.Empty(_gateway.Recorder.Calls);
    }

    [Fact]
    public async Task Numbers_are_bound_to_the_reports_own_figures_and_those_of_last_year()
    {
        var last = Sample.Sheet(("requests.received.total", "3"));
        _gateway.Fakes.Statistics.Stored = Sample.Figures(("requests.received.total", "12"));
        _gateway.Fakes.Statistics.Stored.Others.Add(new StatisticsV1.OtherSheet { Sheet = last });
        var answer = await _gateway.Narratives.BindReportAsync(new() { Name = Sample.Name, RequestId = _id });
        Assert.Equal((4, "2"), (answer.Bound, answer.Narrative.Etag));
        var bind = Assert.Single(_gateway.Recorder.Requests<NarrativeV1.BindNumbersRequest>());
        Assert.Equal(Sample.Sheet(("requests.received.total", "12")), bind.Context.Figures);
        Assert.Equal(last, bind.Context.LastYear);
    }

    [Fact]
    public async Task A_started_narrative_names_what_a_person_must_rewrite()
    {
        var answer = await _gateway.Narratives.StartNarrativeAsync(
            new()
            {
                Name = $"{Sample.Name}/narrative",
                RequestId = _id,
                Source = PublicV1.StartSource.Skeleton,
            }
        );
        var passage = Assert.Single(answer.ToRewrite);
        Assert.Equal(("overview", "一次性事项"), (passage.Section, passage.Reason));
        var start = Assert.Single(_gateway.Recorder.Requests<NarrativeV1.StartNarrativeRequest>());
        Assert.Equal(NarrativeV1.StartSource.Skeleton, start.Source);
    }

    public void Dispose() => _gateway.Dispose();

    private static IEnumerable<FilingV1.PinnedReport> Many(int from, int count) =>
        Enumerable.Range(from, count).Select(i => Sample.Pinned(2023, i));

    private static bool Has(Google.Protobuf.IMessage message, string field) =>
        message.Descriptor.FindFieldByName(field) is not null;

    private static object Field(Google.Protobuf.IMessage message, string field) =>
        message.Descriptor.FindFieldByName(field).Accessor.GetValue(message);

    private async Task WriteAsync(string write)
    {
        var (figures, prose) = ($"{Sample.Name}/statistics", $"{Sample.Name}/narrative");
        Task task = write switch
        {
            "update" => _gateway
                .Statistics.UpdateStatisticsAsync(
                    new()
                    {
                        Name = figures,
                        RequestId = _id,
                        Etag = "1",
                    }
                )
                .ResponseAsync,
            "restore" => _gateway
                .Statistics.RestoreStatisticsAsync(
                    new()
                    {
                        Name = figures,
                        RequestId = _id,
                        Etag = "1",
                        Revision = 1,
                    }
                )
                .ResponseAsync,
            "collect" => _gateway
                .Statistics.CollectStatisticsAsync(
                    new()
                    {
                        Name = figures,
                        RequestId = _id,
                        Etag = "1",
                    }
                )
                .ResponseAsync,
            "replace" => _gateway
                .Narratives.ReplaceNarrativeAsync(
                    new()
                    {
                        Name = prose,
                        RequestId = _id,
                        Etag = "1",
                    }
                )
                .ResponseAsync,
            "section" => _gateway
                .Narratives.UpdateSectionAsync(new() { Name = $"{prose}/sections/requests", RequestId = _id })
                .ResponseAsync,
            "bind" => _gateway
                .Narratives.BindReportAsync(
                    new()
                    {
                        Name = Sample.Name,
                        RequestId = _id,
                        Etag = "1",
                    }
                )
                .ResponseAsync,
            "start" => _gateway
                .Narratives.StartNarrativeAsync(
                    new()
                    {
                        Name = prose,
                        RequestId = _id,
                        Etag = "1",
                        Source = PublicV1.StartSource.LastYear,
                    }
                )
                .ResponseAsync,
            _ => _gateway
                .Narratives.RestoreNarrativeAsync(
                    new()
                    {
                        Name = prose,
                        RequestId = _id,
                        Etag = "1",
                        Revision = 1,
                    }
                )
                .ResponseAsync,
        };
        await task;
    }
}

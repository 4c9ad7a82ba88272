using Disclosure.Gateway.Tests.Fakes;
using Grpc.Core;

namespace Disclosure.Gateway.Tests;

/// <summary>Reports that are handed in, sent back and approved.</summary>
public sealed class WorkflowTests : IDisposable
{
    private readonly GatewayWithFakes _gateway = new();

    public void Dispose() => _gateway.Dispose();

    [Fact]
    public async Task What_is_checked_is_what_is_pinned_behind_a_new_fence()
    {
        _gateway.Fakes.Statistics.Check = new()
        {
            RuleSet = "2021-1",
            Findings = { Sample.Finding("trend.outlier", ReportV1.Severity.Warning) },
        };
        var view = await SubmitAsync();
        Assert.Equal(ReportV1.ReportState.Submitted, view.State);
        Assert.Equal("trend.outlier", Assert.Single(view.Findings).Code);
        Assert.Equal(7, Assert.Single(_gateway.Recorder.Requests<NarrativeV1.PinNarrativeRequest>()).Fence);
        Assert.Equal(7, Assert.Single(_gateway.Recorder.Requests<StatisticsV1.PinStatisticsRequest>()).Fence);
        var submit = Assert.Single(_gateway.Recorder.Requests<FilingV1.SubmitReportRequest>());
        Assert.Equal((4, 6, "2021", "2021-1"), Pins(submit.Pins));
        Assert.Equal(64, submit.Pins.VerdictDigest.Length);
        Assert.Equal(6, submit.Fence);
        Assert.Equal((64, 64), (submit.NarrativeSha256.Length, submit.FiguresSha256.Length));
        Assert.Equal(("bootstrap", true), (submit.Actor.Principal, submit.Actor.Bootstrap));
        Assert.Equal(["anna", "bo"], submit.Editors);
        Assert.Equal("原因", Assert.Single(submit.Explanations).Reason);
        var order = _gateway.Recorder.Calls.Select(c => c.Method).ToList();
        Assert.Equal("WorkflowService.FenceReport", order[0]);
        Assert.Equal("WorkflowService.SubmitReport", order[^1]);
        Assert.True(order.IndexOf("NarrativeService.PinNarrative") < order.IndexOf("NarrativeService.CheckNarrative"));
        var check = await _gateway.Reports.CheckReportAsync(new() { Name = Sample.Name });
        Assert.Equal(submit.Pins.VerdictDigest, check.VerdictDigest);
    }

    [Fact]
    public async Task A_report_without_prose_is_not_submitted()
    {
        _gateway.Recorder.Failures["NarrativeService.PinNarrative"] = Sample.Error(
            StatusCode.NotFound,
            "NARRATIVE_NOT_FOUND"
        );
        var error = await GatewayWithFakes.ErrorOfAsync(() => SubmitAsync());
        Assert.Equal((StatusCode.NotFound, "NARRATIVE_NOT_FOUND"), error);
        Assert.Empty(_gateway.Recorder.Requests<FilingV1.SubmitReportRequest>());
        // The fence that was pinned is open to edits again.
        var fences = _gateway.Recorder.Requests<FilingV1.FenceReportRequest>();
        Assert.Equal(2, fences.Select(f => f.RequestId).Distinct().Count());
    }

    [Fact]
    public async Task A_submission_that_may_be_repeated_keeps_its_fence()
    {
        _gateway.Recorder.Failures["StatisticsService.PinStatistics"] = Sample.Error(
            StatusCode.Unavailable,
            "STORAGE_UNAVAILABLE"
        );
        await GatewayWithFakes.ErrorOfAsync(() => SubmitAsync());
        Assert.Single(_gateway.Recorder.Requests<FilingV1.FenceReportRequest>());
    }

    [Fact]
    public async Task The_same_verdict_has_the_same_digest_whatever_its_order_and_words()
    {
        var one = Sample.Finding("a", ReportV1.Severity.Note, "甲");
        var other = Sample.Finding("b", ReportV1.Severity.Note, "乙");
        _gateway.Fakes.Narrative.Check = new() { Findings = { one, other } };
        await SubmitAsync();
        (one.Message, other.Message) = ("丙", "丁");
        _gateway.Fakes.Narrative.Check = new() { Findings = { other, one } };
        await SubmitAsync();
        _gateway.Fakes.Narrative.Check = new() { Findings = { one } };
        await SubmitAsync();
        var digests = _gateway
            .Recorder.Requests<FilingV1.SubmitReportRequest>()
            .Select(s => s.Pins.VerdictDigest)
            .ToArray();
        Assert.Equal(digests[0], digests[1]);
        Assert.NotEqual(digests[0], digests[2]);
    }

    [Fact]
    public async Task A_return_has_reasons_with_and_without_a_place()
    {
        await _gateway.Workflow.ReturnReportAsync(
            new()
            {
                Name = Sample.Name,
                RequestId = $"{Guid.NewGuid()}",
                Reasons = { "请补充" },
                Remarks =
                {
                    new PublicV1.Remark { Reason = "不一致", Cells = { "requests.received.total" } },
                },
            }
        );
        var sent = Assert.Single(_gateway.Recorder.Requests<FilingV1.ReturnReportRequest>());
        Assert.Equal(["请补充", "不一致"], sent.Reasons.Select(r => r.Reason));
        Assert.Equal(["requests.received.total"], sent.Reasons[1].Cells);
    }

    [Fact]
    public async Task Every_other_verb_is_a_move_of_its_caller()
    {
        await _gateway.Workflow.ApproveReportAsync(new() { Name = Sample.Name, RequestId = $"{Guid.NewGuid()}" });
        await _gateway.Workflow.PublishReportAsync(new() { Name = Sample.Name, RequestId = $"{Guid.NewGuid()}" });
        await _gateway.Workflow.CorrectReportAsync(
            new()
            {
                Name = Sample.Name,
                RequestId = $"{Guid.NewGuid()}",
                Reasons = { "数字有误" },
            }
        );
        await _gateway.Workflow.DeleteReportAsync(new() { Name = Sample.Name });
        var moves = _gateway.Recorder.Requests<FilingV1.MoveReportRequest>();
        Assert.Equal(["Approve", "Publish", "Correct", "Delete"], moves.Select(m => $"{m.Verb}"));
        Assert.All(moves, m => Assert.Equal("bootstrap", m.Actor.Principal));
        Assert.Equal("数字有误", moves[2].Reason);
    }

    [Fact]
    public async Task A_confirmation_ends_with_the_figure_that_it_confirms()
    {
        var confirm = new PublicV1.ConfirmReportRequest
        {
            Name = Sample.Name,
            RequestId = $"{Guid.NewGuid()}",
            Cells = { "requests.received.total" },
        };
        foreach (var value in (string[])["1", "1", "2"])
        {
            _gateway.Fakes.Statistics.Stored = Sample.Figures(("requests.received.total", value));
            await _gateway.Workflow.ConfirmReportAsync(confirm);
        }

        var prints = _gateway
            .Recorder.Requests<FilingV1.ConfirmFiguresRequest>()
            .Select(c => c.Confirmations[0].Fingerprint)
            .ToArray();
        Assert.Equal(prints[0], prints[1]);
        Assert.NotEqual(prints[0], prints[2]);
        confirm.Cells.Add("requests.nothing.total");
        var error = await GatewayWithFakes.ErrorOfAsync(async () =>
            await _gateway.Workflow.ConfirmReportAsync(confirm)
        );
        Assert.Equal((StatusCode.InvalidArgument, "INVALID_FIELDS"), error);
    }

    private static (long, long, string, string) Pins(FilingV1.Pins pins) =>
        (pins.NarrativeRevision, pins.StatisticsRevision, pins.Edition, pins.RuleSet);

    private async Task<PublicV1.Report> SubmitAsync() =>
        await _gateway.Workflow.SubmitReportAsync(
            new()
            {
                Name = Sample.Name,
                RequestId = $"{Guid.NewGuid()}",
                Explanations =
                {
                    new PublicV1.FindingExplanation { Code = "trend.outlier", Reason = "原因" },
                },
            }
        );
}

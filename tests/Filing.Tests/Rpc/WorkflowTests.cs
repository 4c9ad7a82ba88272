using Disclosure.Filing.V1;
using Disclosure.Report.V1;
using Grpc.Core;

namespace Disclosure.Filing.Tests.Rpc;

public abstract class WorkflowTests(FilingHost host) : IDisposable
{
    private const string Name = "agencies/ju/reports/2023";

    private readonly FilingHost _host = host;

    public void Dispose()
    {
        _host.Dispose();
        GC.SuppressFinalize(this);
    }

    [SkippableFact]
    public async Task A_report_that_was_submitted_is_pinned_closed_to_edits_and_counted_once_approved()
    {
        await OpenAsync();
        var submitted = await _host.MoveAsync(Name, ReportVerb.Submit);
        Assert.Equal(
            (ReportState.Submitted, "2", 2L, false),
            (submitted.State, submitted.Etag, submitted.Fence, submitted.Editable)
        );
        Assert.Equal((0L, FilingHost.NewPins()), (submitted.StatisticsRevision, submitted.Pins));
        var approved = await _host.MoveAsync(Name, ReportVerb.Approve);
        Assert.Equal((ReportState.Approved, 4L), (approved.State, approved.StatisticsRevision));
        var counted = Assert.Single(await _host.ListCountedAsync("ju", 2023));
        Assert.Equal(4, Assert.Single(counted.Reports).StatisticsRevision);
    }

    [SkippableFact]
    public async Task Nothing_is_published_without_its_files()
    {
        await OpenAsync();
        var (_, reason, _) = await FilingHost.FaultAsync(() => _host.MoveAsync(Name, ReportVerb.Publish));
        Assert.Equal("VERB_NOT_ALLOWED", reason);
        await _host.MoveAsync(Name, ReportVerb.Submit);
        await _host.MoveAsync(Name, ReportVerb.Approve);
        (var code, reason, _) = await FilingHost.FaultAsync(() => _host.MoveAsync(Name, ReportVerb.Publish));
        Assert.Equal((StatusCode.FailedPrecondition, "FILES_REQUIRED"), (code, reason));
        Assert.Equal(ReportState.Approved, (await _host.Client.GetReportAsync(new() { Name = Name })).State);
    }

    [SkippableFact]
    public async Task The_entry_of_a_submission_pins_the_digests_of_prose_and_figures()
    {
        await OpenAsync();
        var request = new SubmitReportRequest
        {
            Name = Name,
            RequestId = FilingHost.NewId(),
            Actor = FilingHost.Bootstrap,
            Pins = FilingHost.NewPins(),
            NarrativeSha256 = "prose",
            FiguresSha256 = new('c', 64),
        };
        var (_, reason, _) = await FilingHost.FaultAsync(_host.Workflow.SubmitReportAsync(request));
        Assert.Equal("INVALID_FIELDS", reason);
        request.NarrativeSha256 = new('b', 64);
        await _host.Workflow.SubmitReportAsync(request);
        var log = await _host.Log.ListLogEntriesAsync(new() { Kind = EventKind.ReportSubmitted });
        var details = Assert.Single(log.Entries).Details;
        Assert.Equal((new string('b', 64), new string('c', 64)), (details["prose"], details["figures"]));
    }

    [SkippableFact]
    public async Task A_fence_is_raised_without_a_move_so_that_the_etag_stays()
    {
        await OpenAsync();
        var request = new FenceReportRequest
        {
            Name = Name,
            RequestId = FilingHost.NewId(),
            Etag = "1",
        };
        var fenced = await _host.Workflow.FenceReportAsync(request);
        Assert.Equal(("1", 2L, ReportState.Draft), (fenced.Etag, fenced.Fence, fenced.State));
        Assert.Equal(2, (await _host.Workflow.FenceReportAsync(request)).Fence);
        Assert.Equal(3, (await _host.MoveAsync(Name, ReportVerb.Submit)).Fence);
        request = new() { Name = Name, RequestId = FilingHost.NewId() };
        var (_, reason, _) = await FilingHost.FaultAsync(_host.Workflow.FenceReportAsync(request));
        Assert.Equal("REPORT_NOT_EDITABLE", reason);
    }

    [SkippableFact]
    public async Task An_explanation_before_the_submission_lasts_until_its_finding_changes()
    {
        await OpenAsync();
        var finding = new Finding
        {
            Code = "carry.in_force",
            Severity = Severity.Warning,
            Fingerprint = "w1",
            Cells = { "proactive.rules.in_force" },
            Message = "现行有效件数对不上",
        };
        var marks = await _host.Workflow.ExplainFindingsAsync(
            new()
            {
                Name = Name,
                RequestId = FilingHost.NewId(),
                Actor = FilingHost.Bootstrap,
                Findings = { finding },
                Explanations =
                {
                    new Explanation
                    {
                        Code = "carry.in_force",
                        Cells = { "proactive.rules.in_force" },
                        Reason = "机构改革",
                    },
                },
            }
        );
        Assert.Equal(["w1"], marks.Marks.Select(m => m.Fingerprint));
        var changed = finding.Clone();
        changed.Fingerprint = "w2";
        Assert.Equal("FINDINGS_UNEXPLAINED", (await FilingHost.FaultAsync(SubmitAsync(changed))).Reason);
        Assert.Equal(ReportState.Submitted, (await SubmitAsync(finding)).State);
        var stored = await _host.Workflow.ListMarksAsync(new() { Name = Name });
        Assert.Equal(("机构改革", false), (stored.Marks[0].Reason, stored.Marks[0].Superseded));
    }

    [SkippableFact]
    public async Task A_repeat_by_the_same_principal_is_answered_whatever_roles_they_have_by_then()
    {
        await OpenAsync();
        var request = new SubmitReportRequest
        {
            Name = Name,
            RequestId = FilingHost.NewId(),
            Actor = new()
            {
                Principal = "token:a",
                Roles =
                {
                    new AgencyRole { Role = Role.Clerk, Agency = "agencies/ju" },
                },
            },
            Pins = FilingHost.NewPins(),
        };
        Assert.Equal("2", (await _host.Workflow.SubmitReportAsync(request)).Etag);
        request.Actor.Roles.Clear();
        Assert.Equal("2", (await _host.Workflow.SubmitReportAsync(request)).Etag);
        request.Actor.Principal = "token:b";
        Assert.Equal(
            "REQUEST_ID_REUSED",
            (await FilingHost.FaultAsync(_host.Workflow.SubmitReportAsync(request))).Reason
        );
    }

    [SkippableFact]
    public async Task Who_lacks_the_role_is_refused_and_nothing_moves()
    {
        await OpenAsync();
        var request = new MoveReportRequest
        {
            Name = Name,
            RequestId = FilingHost.NewId(),
            Verb = ReportVerb.Delete,
            Actor = new()
            {
                Principal = "token:a",
                Roles =
                {
                    new AgencyRole { Role = Role.Auditor, Agency = "agencies/ju" },
                },
            },
        };
        var (code, reason, _) = await FilingHost.FaultAsync(_host.Workflow.MoveReportAsync(request));
        Assert.Equal((StatusCode.PermissionDenied, "ROLE_REQUIRED"), (code, reason));
        Assert.Equal("1", (await _host.Client.GetReportAsync(new() { Name = Name })).Etag);
    }

    [SkippableFact]
    public async Task A_submission_with_malformed_fields_names_all_of_them()
    {
        await OpenAsync();
        var pins = FilingHost.NewPins();
        pins.NarrativeRevision = 0;
        pins.VerdictDigest = "x";
        var request = new SubmitReportRequest
        {
            Name = Name,
            RequestId = FilingHost.NewId(),
            Actor = FilingHost.Bootstrap,
            Pins = pins,
            Explanations = { new Explanation { Reason = "x" } },
        };
        var (_, _, violations) = await FilingHost.FaultAsync(_host.Workflow.SubmitReportAsync(request));
        Assert.Equal(
            [
                "pins REVISION_REQUIRED",
                "pins.verdict_digest DIGEST_FORMAT",
                "explanations[0].reason REASON_LENGTH",
                "explanations[0].code FIELD_REQUIRED",
            ],
            violations
        );
    }

    [SkippableFact]
    public async Task Moves_are_told_with_their_reasons_and_verbs_by_role()
    {
        await OpenAsync();
        await _host.MoveAsync(Name, ReportVerb.Submit);
        await _host.Workflow.ReturnReportAsync(
            new()
            {
                Name = Name,
                RequestId = FilingHost.NewId(),
                Actor = FilingHost.Bootstrap,
                Reasons =
                {
                    new ReturnReason { Reason = "数据有误", Code = "claims.mismatch" },
                },
            }
        );
        var moves = (await _host.Workflow.ListMovesAsync(new() { Name = Name })).Moves;
        Assert.Equal([ReportVerb.Return, ReportVerb.Submit, ReportVerb.Create], moves.Select(m => m.Verb));
        Assert.Equal("数据有误", Assert.Single(moves[0].Reasons).Reason);
        var verbs = await _host.Workflow.ListVerbsAsync(new() { Name = Name, Actor = FilingHost.Bootstrap });
        Assert.Equal([ReportVerb.Submit, ReportVerb.Explain, ReportVerb.Confirm], verbs.Verbs);
    }

    private AsyncUnaryCall<Disclosure.Filing.V1.Report> SubmitAsync(Finding finding) =>
        _host.Workflow.SubmitReportAsync(
            new()
            {
                Name = Name,
                RequestId = FilingHost.NewId(),
                Actor = FilingHost.Bootstrap,
                Pins = FilingHost.NewPins(),
                Findings = { finding },
            }
        );

    private async Task OpenAsync()
    {
        await _host.AddAsync("ju", "临阳县教育局");
        await _host.Client.CreateReportAsync(FilingHost.NewReport("ju", "2023"));
    }
}

public sealed class SqliteWorkflowTests() : WorkflowTests(new());

public sealed class PostgresWorkflowTests() : WorkflowTests(FilingHost.CreateOnPostgres());

using Disclosure.ApiErrors;
using Disclosure.Filing.Domain.Lifecycle;
using Disclosure.Filing.Domain.Reports;

namespace Disclosure.Filing.Domain.Workflow;

/// <summary>Decides moves of reports by the table. Pure: the same facts and command give the same plan or the same error.</summary>
internal static class ReportWorkflow
{
    /// <summary>
    /// The plan of a move. PERMISSION_DENIED / ROLE_REQUIRED, ABORTED / ETAG_MISMATCH, ABORTED / REPORT_MOVED, FAILED_PRECONDITION / VERB_NOT_ALLOWED, and the
    /// errors of the row's guards, in this order.
    /// </summary>
    /// <param name="facts">Read in the transaction that writes the plan.</param>
    /// <param name="command">Validated, not yet permitted.</param>
    public static MovePlan Decide(ReportFacts facts, ReportCommand command)
    {
        var report = facts.Report;
        // Who may never use the verb here learns nothing about the report.
        RequireRole(facts, command, TransitionTable.FindRoles(command.Verb));
        if (command.Etag.Length > 0 && command.Etag != report.Etag)
        {
            throw ApiError.StaleEtag(report.Name.ToString(), report.Etag);
        }

        // Another submission, or the end of this one, has raised it: what this one pinned may no longer be all that was written.
        if (command.Fence > 0 && command.Fence != report.Fence)
        {
            throw ApiError.ReportMoved(report.Name.ToString());
        }

        var row = TransitionTable.Find(command.Verb, report.State) ?? throw WorkflowErrors.VerbNotAllowed(report);
        // Again, by the row: a role that fits the verb in another state does not fit it here.
        RequireRole(facts, command, row.Roles);
        if (row.Verb == ReportVerb.Approve && !ApprovalLadder.Permits(facts, row.Roles, command.Actor))
        {
            throw WorkflowErrors.RoleRequired(facts.Report, row.Roles, ApprovalLadder.FindAgency(facts));
        }

        // Before the guards: an explanation that is sent with the submission counts for it.
        var marks = MarkFactory.Create(command);
        TransitionGuard.Require(row.Guards, facts, command, marks);
        // Reached with the guard passed, so that only the bootstrap administrator can be bound here.
        var waived =
            row.Guards.HasFlag(TransitionGuards.FourEyes) && ApprovalLadder.IsBound(facts, command.Actor.Principal);
        return new(command, report, Apply(row, facts, command), waived)
        {
            ApprovalLevel = row.Verb == ReportVerb.Approve ? facts.Approvals.Count + 1 : 0,
            Marks = marks,
            Editors = FindEditors(command),
            IsDeleted = row.To is null,
        };
    }

    /// <summary>The verbs whose state and roles fit; guards may still refuse them.</summary>
    /// <param name="actor">Whose verbs they are.</param>
    public static IReadOnlyList<ReportVerb> ListVerbs(ReportFacts facts, Access.Actor actor) =>
        [
            .. TransitionTable
                .Rows.Where(r => r.From == facts.Report.State && actor.HasAny(r.Roles, facts.Lineage))
                // Findings, reasons and files come with the request and are not known here.
                .Where(r => TransitionGuard.Permits(r.Guards, facts, actor))
                .Where(r => r.Verb != ReportVerb.Approve || ApprovalLadder.Permits(facts, r.Roles, actor))
                .Select(r => r.Verb)
                .Order(),
        ];

    private static void RequireRole(ReportFacts facts, ReportCommand command, IReadOnlyList<Access.Role> roles)
    {
        if (!command.Actor.HasAny(roles, facts.Lineage))
        {
            throw WorkflowErrors.RoleRequired(facts.Report, roles);
        }
    }

    // A verb that keeps the state keeps the revision too: edits that go on beside it must not lose by their fence.
    private static ReportStatus Apply(Transition row, ReportFacts facts, ReportCommand command)
    {
        var report = facts.Report;
        if (row.To is not { } to || to == row.From)
        {
            return report;
        }

        // Approved at one level of several: the state stays, the revision grows, so that two leaders do not approve one level at once.
        if (row.Verb == ReportVerb.Approve && !ApprovalLadder.IsLast(facts))
        {
            return report with { Revision = report.Revision + 1, MoveTime = command.Time };
        }

        var moved = report with
        {
            State = to,
            Revision = report.Revision + 1,
            MoveTime = command.Time,
            WasCounted = report.WasCounted || ReportStateTable.Find(to).IsCounted,
        };
        return command.Verb switch
        {
            ReportVerb.Submit => Pin(moved, command.Pins, command) with
            {
                Submissions = report.Submissions + 1,
                Submitter = command.Actor.Principal,
                // The first submission decides whether the report was late; a return and a second one do not change that.
                FirstSubmitTime = report.FirstSubmitTime ?? command.Time,
                IsStale = false,
            },
            // Publish keeps the pins: they say what is public and what counts.
            ReportVerb.Publish => moved with { Version = report.Version + 1, IsPublic = true },
            ReportVerb.Withdraw => Unpin(moved) with { IsPublic = false },
            ReportVerb.Approve => moved,
            _ => Unpin(moved),
        };
    }

    private static ReportStatus Pin(ReportStatus report, Pins? pins, ReportCommand command) =>
        report with
        {
            Pins = pins ?? throw new InvalidOperationException($"{command.Verb} needs pins."),
            PinnedStatistics = pins.Statistics,
        };

    // Whatever opens a report to edits, or takes it back, lets go of what was pinned; published versions keep theirs.
    private static ReportStatus Unpin(ReportStatus report) => report with { Pins = null, PinnedStatistics = 0 };

    // A confirmation makes nobody an editor.
    private static string[] FindEditors(ReportCommand command) =>
        command.Verb is ReportVerb.Submit or ReportVerb.Explain
            ? [.. command.Editors.Append(command.Actor.Principal).Distinct(StringComparer.Ordinal)]
            : [];
}

using System.Text.Json;
using Disclosure.Filing.Domain;
using Disclosure.Filing.Domain.Lifecycle;
using Disclosure.Filing.Domain.Reports;
using Disclosure.Filing.Domain.Workflow;

namespace Disclosure.Filing.Storage.Workflow;

/// <summary>Parameters of the statements that write a move.</summary>
internal static class MoveRows
{
    // Zeros and empty text, as the columns have it where nothing is pinned.
    private static readonly Pins s_none = new(0, 0, "", "", "");

    public static object CreateReport(MovePlan plan)
    {
        var (before, after) = (plan.Before, plan.After);
        var pins = after.Pins ?? s_none;
        return new
        {
            Name = before.Name.ToString(),
            // The update names the revision that the decision rests on.
            Expected = before.Revision,
            State = (int)after.State,
            after.Version,
            after.Revision,
            pins.Statistics,
            pins.Narrative,
            pins.Edition,
            pins.RuleSet,
            pins.VerdictDigest,
            after.Submissions,
            after.Submitter,
            FirstSubmitTime = after.FirstSubmitTime?.ToUnixTimeMilliseconds() ?? 0,
            MoveTime = after.MoveTime.ToUnixTimeMilliseconds(),
            // Another report may have made it stale since it was read: only a submission of its own ends that.
            KeepsStale = after.Submissions > before.Submissions ? 0 : 1,
            WasCounted = after.WasCounted ? 1 : 0,
            IsPublic = after.IsPublic ? 1 : 0,
        };
    }

    public static object CreateMark(string report, Mark mark) =>
        new
        {
            // Its position is given by the statement.
            Report = report,
            Kind = (int)mark.Kind,
            mark.Fingerprint,
            mark.Code,
            Cells = JsonSerializer.Serialize(mark.Cells),
            mark.Section,
            mark.Reason,
            mark.Actor,
            mark.ActorDisplay,
            CreateTime = mark.CreateTime.ToUnixTimeMilliseconds(),
        };

    public static object CreateMove(MovePlan plan, WriteMetadata write, long logIndex)
    {
        var pins = plan.After.Pins ?? s_none;
        return new
        {
            Report = plan.Before.Name.ToString(),
            plan.After.Revision,
            Verb = (int)plan.Command.Verb,
            From = (int)plan.Before.State,
            To = (int)plan.After.State,
            Actor = plan.Command.Actor.Principal,
            ActorDisplay = plan.Command.Actor.Display,
            CreateTime = write.Time.ToUnixTimeMilliseconds(),
            Reasons = JsonSerializer.Serialize(plan.Command.Reasons),
            pins.Narrative,
            pins.Statistics,
            pins.Edition,
            pins.RuleSet,
            pins.VerdictDigest,
            LogIndex = logIndex,
            RequestId = write.Request.Id.ToString(),
            Waived = plan.IsWaived ? 1 : 0,
        };
    }

    /// <summary>The first row of a report's history: it was opened.</summary>
    public static object CreateOpened(ReportStatus report, WriteMetadata write, long logIndex) =>
        new
        {
            // The same table as moves, so that a history begins with the opening.
            Report = report.Name.ToString(),
            report.Revision,
            Verb = (int)ReportVerb.Create,
            From = 0,
            To = (int)report.State,
            write.Actor,
            ActorDisplay = "",
            CreateTime = write.Time.ToUnixTimeMilliseconds(),
            Reasons = "[]",
            s_none.Narrative,
            s_none.Statistics,
            s_none.Edition,
            s_none.RuleSet,
            s_none.VerdictDigest,
            LogIndex = logIndex,
            RequestId = write.Request.Id.ToString(),
            Waived = 0,
        };

    public static object CreateApproval(MovePlan plan) =>
        new
        {
            Report = plan.Before.Name.ToString(),
            // Submissions of before the move: an approval belongs to the submission that it approves.
            Submission = plan.Before.Submissions,
            Level = plan.ApprovalLevel,
            plan.Command.Actor.Principal,
            CreateTime = plan.Command.Time.ToUnixTimeMilliseconds(),
        };

    // The reason is that of the correction that led to it; empty for the first version.
    public static object CreateVersion(MovePlan plan, string reason, long logIndex)
    {
        var pins = plan.After.Pins ?? throw new InvalidOperationException("A report without pins is not published.");
        return new
        {
            Report = plan.Before.Name.ToString(),
            plan.After.Version,
            pins.Narrative,
            pins.Statistics,
            pins.Edition,
            pins.RuleSet,
            pins.VerdictDigest,
            Reason = reason,
            Actor = plan.Command.Actor.Principal,
            PublishTime = plan.Command.Time.ToUnixTimeMilliseconds(),
            LogIndex = logIndex,
        };
    }
}

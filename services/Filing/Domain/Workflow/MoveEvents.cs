using Disclosure.Filing.Domain.Lifecycle;
using Disclosure.Filing.Domain.Log;
using Disclosure.Filing.Domain.Publications;
using Disclosure.Filing.Domain.Reports;

namespace Disclosure.Filing.Domain.Workflow;

/// <summary>What the log says of a move.</summary>
internal static class MoveEvents
{
    // Stands in the entry of an approval that only the bootstrap administrator may make.
    private const string FourEyesWaived = "FOUR_EYES_WAIVED";

    // Each verb but Create has an event; a verb without one fails here.
    private static readonly Dictionary<ReportVerb, EventKind> s_kinds = new()
    {
        [ReportVerb.Submit] = EventKind.ReportSubmitted,
        [ReportVerb.Return] = EventKind.ReportReturned,
        [ReportVerb.Approve] = EventKind.ReportApproved,
        [ReportVerb.Publish] = EventKind.ReportPublished,
        [ReportVerb.Correct] = EventKind.ReportCorrected,
        [ReportVerb.Withdraw] = EventKind.ReportWithdrawn,
        [ReportVerb.Reopen] = EventKind.ReportReopened,
        [ReportVerb.Delete] = EventKind.ReportDeleted,
        [ReportVerb.Explain] = EventKind.FindingsExplained,
        [ReportVerb.Confirm] = EventKind.FiguresConfirmed,
    };

    /// <summary>The event of a move. Its pins are those after the move, or those that a withdrawal or return lets go of.</summary>
    /// <param name="plan">As it is about to be written.</param>
    public static LogEvent Create(MovePlan plan)
    {
        var (command, before, after) = (plan.Command, plan.Before, plan.After);
        return new(
            IsEndorsed(plan) ? EventKind.ReportEndorsed : s_kinds[command.Verb],
            command.Time,
            before.Name.Agency.ToString(),
            before.Name.ToString(),
            command.Actor.Principal
        )
        {
            From = before.State,
            To = plan.IsDeleted ? null : after.State,
            // The revision after the move: entries of one report can be put beside its history.
            Revision = after.Revision,
            Version = after.Version,
            Pins = after.Pins ?? before.Pins,
            Details = CreateDetails(plan),
            Codes =
            [
                .. command
                    .Reasons.Select(r => r.Code)
                    .Concat(plan.Marks.Select(m => m.Code))
                    .Where(code => code.Length > 0)
                    .Distinct(StringComparer.Ordinal)
                    .Concat(plan.IsWaived ? [FourEyesWaived] : []),
            ],
        };
    }

    private static Dictionary<string, string> CreateDetails(MovePlan plan)
    {
        var details = new Dictionary<string, string>();
        // The manifest names every file, so its digest stands for them all.
        Add("manifest", plan.Publication is { } publication ? PublicationSigner.Digest(publication.Manifest) : "");
        // Revisions are kept elsewhere: with their digests in the log nobody rewrites them unseen.
        Add("prose", plan.Command.Digests.Prose);
        Add("figures", plan.Command.Digests.Figures);
        Add("level", IsEndorsed(plan) ? $"{plan.ApprovalLevel}" : "");
        // An empty value says nothing and is left out of the bytes that are hashed.
        return details;

        void Add(string name, string value)
        {
            if (value.Length > 0)
            {
                details[name] = value;
            }
        }
    }

    // Approved at a level that others follow.
    private static bool IsEndorsed(MovePlan plan) => plan.ApprovalLevel > 0 && plan.After.State == plan.Before.State;

    /// <summary>The event of a report that was opened.</summary>
    /// <param name="actor">Principal; empty where none is known.</param>
    public static LogEvent CreateOpened(ReportStatus report, string actor) =>
        new(EventKind.ReportCreated, report.CreateTime, report.Name.Agency.ToString(), report.Name.ToString(), actor)
        {
            To = report.State,
            Revision = report.Revision,
        };

    /// <summary>The event of a region's report that became stale by a move.</summary>
    /// <param name="plan">The move that made it stale.</param>
    /// <param name="region">agencies/{agency}/reports/{year}-region</param>
    public static LogEvent CreateStale(MovePlan plan, string region) =>
        new(
            EventKind.RegionStale,
            plan.Command.Time,
            // The name ends with /reports/{year}-region; what is before it is the agency.
            region[..region.IndexOf("/reports/", StringComparison.Ordinal)],
            region,
            plan.Command.Actor.Principal
        )
        {
            Details = new Dictionary<string, string> { ["cause"] = plan.Before.Name.ToString() },
        };
}

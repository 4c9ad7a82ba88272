using Disclosure.Filing.Domain.Access;
using Disclosure.Filing.Domain.Lifecycle;
using Disclosure.Filing.Domain.OwnedRows;
using Disclosure.Filing.Domain.Rectifications;

namespace Disclosure.Filing.Domain.Duties;

/// <summary>What waits for a person; the numbers are those of the contract.</summary>
/// <remarks>Numbers are part of the key of a task, and so of page tokens.</remarks>
internal enum TaskKind
{
    OpenReport = 1,
    SubmitReport = 2,
    MendReport = 3,
    ApproveReport = 4,
    PublishReport = 5,
    RecollectRegion = 6,
    ResolveRectification = 7,
    CloseRectification = 8,
    ConfirmRows = 9,
}

/// <summary>Something that waits for a person.</summary>
/// <param name="Report">agencies/{agency}/reports/{report}</param>
/// <param name="AgencyTitle">Title of the report's agency; empty for rows of others' reports.</param>
/// <param name="State">Of the report; null: it was not opened, or an item of it is meant.</param>
/// <param name="DueDate">Last day for the report, or for the item.</param>
/// <param name="IsLate">The due date has passed in China, or the report was late when it was first submitted.</param>
/// <param name="Rectification">agencies/{agency}/rectifications/{rectification}; empty: the report as a whole is meant.</param>
internal sealed record ReportTask(
    TaskKind Kind,
    string Report,
    string AgencyTitle,
    ReportState? State,
    DateOnly DueDate,
    bool IsLate,
    string Rectification = ""
)
{
    /// <summary>Orders tasks by due date, then by report; unique for a person and year.</summary>
    /// <remarks>Dates as YYYY-MM-DD are ordered as text, so that the key can be compared by the page that follows.</remarks>
    public string Key => $"{DueDate:yyyy-MM-dd} {Report} {(int)Kind} {Rectification}";
}

/// <summary>Finds what a role must do next about a report, by a table.</summary>
internal static class TaskFinder
{
    // What the table lacks waits for somebody else: a leader has no task while a draft is being written.
    private static readonly Dictionary<(Role, ReportState?), TaskKind> s_writing = new()
    {
        [(Role.Clerk, ReportState.Draft)] = TaskKind.SubmitReport,
        [(Role.Clerk, ReportState.Returned)] = TaskKind.MendReport,
        [(Role.System, ReportState.Draft)] = TaskKind.SubmitReport,
        [(Role.System, ReportState.Returned)] = TaskKind.MendReport,
        [(Role.Leader, ReportState.Submitted)] = TaskKind.ApproveReport,
        [(Role.DisclosureOffice, ReportState.Submitted)] = TaskKind.ApproveReport,
        [(Role.DisclosureOffice, ReportState.Approved)] = TaskKind.PublishReport,
    };

    // Who collects a region's report, or opens it again to collect it, and answers for rows of others' reports.
    private static readonly Role[] s_collecting = [Role.Clerk, Role.System, Role.DisclosureOffice];

    // Who puts right what was asked for; a disclosure office sees to it.
    // Nobody who only reads has a row here: auditors and administrators have no tasks.
    private static readonly Dictionary<(Role, RectificationState), TaskKind> s_rectifying = new()
    {
        [(Role.Clerk, RectificationState.Open)] = TaskKind.ResolveRectification,
        [(Role.System, RectificationState.Open)] = TaskKind.ResolveRectification,
        [(Role.DisclosureOffice, RectificationState.Resolved)] = TaskKind.CloseRectification,
    };

    /// <summary>The tasks of a role: about the agency's own report, and about its region's where that is stale.</summary>
    /// <param name="duty">The agency, with what it must report and how far it is.</param>
    /// <param name="year">The year reported on.</param>
    public static IEnumerable<ReportTask> FindAll(Role role, AgencyDuty duty, int year)
    {
        var member = duty.Member;
        if (Find(role, duty) is { } kind)
        {
            yield return new(
                kind,
                $"{member.Name}/reports/{year}",
                member.Title,
                member.State,
                duty.DueDate,
                duty.IsLate
            );
        }

        // A stale report of a region is to be collected again in any state: figures under it have changed.
        if (member.StaleRegion is not null && s_collecting.Contains(role))
        {
            yield return new(
                TaskKind.RecollectRegion,
                $"{member.Name}/reports/{year}-region",
                member.Title,
                member.StaleRegion,
                duty.RegionDueDate,
                duty.IsRegionLate
            );
        }
    }

    /// <summary>The task of a role about an item; null: it waits for somebody else.</summary>
    /// <param name="item">What a supervising agency wants put right.</param>
    /// <param name="now">Decides whether it is late.</param>
    public static ReportTask? Find(Role role, Rectification item, DateTimeOffset now) =>
        s_rectifying.TryGetValue((role, item.State), out var kind)
            ? new(
                kind,
                item.Subject.Report.ToString(),
                item.AgencyTitle,
                null,
                item.Subject.DueDate,
                item.IsLate(now),
                item.Name
            )
            : null;

    /// <summary>The tasks of a role about rows of other agencies' reports that its agency was asked about, one a report.</summary>
    /// <param name="due">Last day for the reports.</param>
    public static IEnumerable<ReportTask> FindAsked(
        Role role,
        IEnumerable<RowRecord> asked,
        DateOnly due,
        DateOnly today
    ) =>
        // One task a report, however many rows: the owner answers for all of them at once.
        // The title is empty: the report is another agency's, which the store of rows does not join.
        s_collecting.Contains(role)
            ? asked
                .Select(r => r.Report)
                .Distinct()
                .Select(r => new ReportTask(TaskKind.ConfirmRows, r.ToString(), "", null, due, today > due))
            : [];

    // Null: it waits for somebody else.
    private static TaskKind? Find(Role role, AgencyDuty duty)
    {
        // An agency that need not report may do so; nobody is told to.
        if (!duty.MustReport)
        {
            return null;
        }

        if (duty.Member.State is not { } state)
        {
            return role is Role.Clerk or Role.System ? TaskKind.OpenReport : null;
        }

        return s_writing.TryGetValue((role, state), out var kind) ? kind : null;
    }
}

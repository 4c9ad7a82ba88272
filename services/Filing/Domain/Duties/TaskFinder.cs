using Disclosure.Filing.Domain.Access;
using Disclosure.Filing.Domain.Lifecycle;
using Disclosure.Filing.Domain.OwnedRows;
using Disclosure.Filing.Domain.Rectifications;

namespace Disclosure.Filing.Domain.Duties;

/// <summary>What waits for a person; the numbers are those of the contract.</summary>
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
/// <param name="State">Of the report; null: it was not opened, or an item of it is meant.</param>
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
    public string Key => $"{DueDate:yyyy-MM-dd} {Report} {(int)Kind} {Rectification}";
}

/// <summary>Finds what a role must do next about a report, by a table.</summary>
internal static class TaskFinder
{
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
    private static readonly Dictionary<(Role, RectificationState), TaskKind> s_rectifying = new()
    {
        [(Role.Clerk, RectificationState.Open)] = TaskKind.ResolveRectification,
        [(Role.System, RectificationState.Open)] = TaskKind.ResolveRectification,
        [(Role.DisclosureOffice, RectificationState.Resolved)] = TaskKind.CloseRectification,
    };

    /// <summary>The tasks of a role: about the agency's own report, and about its region's where that is stale.</summary>
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
        s_collecting.Contains(role)
            ? asked
                .Select(r => r.Report)
                .Distinct()
                .Select(r => new ReportTask(TaskKind.ConfirmRows, r.ToString(), "", null, due, today > due))
            : [];

    // Null: it waits for somebody else.
    private static TaskKind? Find(Role role, AgencyDuty duty)
    {
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

using Disclosure.Filing.Domain.Access;
using Disclosure.Filing.Domain.Lifecycle;

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
}

/// <summary>Something that waits for a person.</summary>
internal sealed record ReportTask(TaskKind Kind, AgencyDuty Duty)
{
    /// <summary>It concerns the collected report of the agency's region, not its own report.</summary>
    public bool IsOfRegion => Kind == TaskKind.RecollectRegion;

    /// <summary>State of the report; null: it was not opened.</summary>
    public ReportState? State => IsOfRegion ? Duty.Member.StaleRegion : Duty.Member.State;

    /// <summary>Last day for the report.</summary>
    public DateOnly DueDate => IsOfRegion ? Duty.RegionDueDate : Duty.DueDate;

    /// <summary>The day has passed.</summary>
    public bool IsLate => IsOfRegion ? Duty.IsRegionLate : Duty.IsLate;

    /// <summary>Orders tasks by due date, then by agency; unique for a person and year.</summary>
    public string Key => $"{DueDate:yyyy-MM-dd} {Duty.Member.Name} {(int)Kind}";
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

    // Who collects a region's report, or opens it again to collect it.
    private static readonly Role[] s_collecting = [Role.Clerk, Role.System, Role.DisclosureOffice];

    /// <summary>The tasks of a role: about the agency's own report, and about its region's where that is stale.</summary>
    public static IEnumerable<ReportTask> FindAll(Role role, AgencyDuty duty)
    {
        if (Find(role, duty) is { } own)
        {
            yield return own;
        }

        if (duty.Member.StaleRegion is not null && s_collecting.Contains(role))
        {
            yield return new(TaskKind.RecollectRegion, duty);
        }
    }

    // Null: it waits for somebody else.
    private static ReportTask? Find(Role role, AgencyDuty duty)
    {
        if (!duty.MustReport)
        {
            return null;
        }

        if (duty.Member.State is not { } state)
        {
            return role is Role.Clerk or Role.System ? new(TaskKind.OpenReport, duty) : null;
        }

        return s_writing.TryGetValue((role, state), out var kind) ? new(kind, duty) : null;
    }
}

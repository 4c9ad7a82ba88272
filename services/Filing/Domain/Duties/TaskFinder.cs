using Disclosure.Filing.Domain.Access;
using Disclosure.Filing.Domain.Lifecycle;
using Disclosure.ResourceNames;

namespace Disclosure.Filing.Domain.Duties;

/// <summary>What waits for a person; the numbers are those of the contract.</summary>
internal enum TaskKind
{
    OpenReport = 1,
    SubmitReport = 2,
    MendReport = 3,
    ApproveReport = 4,
    PublishReport = 5,
}

/// <summary>Something that waits for a person.</summary>
internal sealed record ReportTask(TaskKind Kind, AgencyDuty Duty)
{
    /// <summary>Orders tasks by due date, then by agency; unique for a person and year.</summary>
    public string Key => $"{Duty.DueDate:yyyy-MM-dd} {Duty.Member.Name} {(int)Kind}";
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

    /// <summary>The task of a role; null: it waits for somebody else.</summary>
    public static ReportTask? Find(Role role, AgencyDuty duty)
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

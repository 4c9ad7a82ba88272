using Google.Protobuf.Reflection;

namespace Disclosure.Gateway.Duties;

/// <summary>Progress and tasks as the public contract shows them.</summary>
internal static class ProgressView
{
    private static readonly EnumDescriptor s_kinds = FilingV1.DutyReflection.Descriptor.FindTypeByName<EnumDescriptor>(
        nameof(FilingV1.TaskKind)
    );

    public static PublicV1.Progress Create(FilingV1.Progress progress)
    {
        // Without counts all are zero.
        var counts = progress.Counts ?? new();
        return new()
        {
            Name = progress.Agency,
            Year = progress.Year,
            Due = counts.Due,
            Missing = counts.Missing,
            Drafted = counts.Drafted,
            Submitted = counts.Submitted,
            Returned = counts.Returned,
            Approved = counts.Approved,
            Published = counts.Published,
            Withdrawn = counts.Withdrawn,
            Late = counts.Late,
            Exempt = counts.Exempt,
            Agencies = { progress.Agencies.Select(Create) },
            Truncated = progress.Truncated,
            AgencyDueDate = progress.AgencyDueDate,
            RegionDueDate = progress.RegionDueDate,
            RegionState = progress.RegionState,
            RegionStale = progress.RegionStale,
        };
    }

    public static PublicV1.WaitingTask Create(FilingV1.ReportTask task) =>
        new()
        {
            Kind = s_kinds.FindValueByNumber((int)task.Kind)?.Name ?? "",
            Report = task.Report,
            AgencyTitle = task.AgencyTitle,
            State = task.State,
            DueDate = task.DueDate,
            Late = task.Late,
            Rectification = task.Rectification,
        };

    private static PublicV1.AgencyProgress Create(FilingV1.AgencyProgress agency) =>
        new()
        {
            Agency = agency.Agency,
            AgencyTitle = agency.AgencyTitle,
            State = agency.State,
            DueDate = agency.DueDate,
            FirstSubmitTime = agency.FirstSubmitTime,
            Late = agency.Late,
            ExceptionReason = agency.ExceptionReason,
        };
}

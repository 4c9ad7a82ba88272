using Disclosure.ResourceNames;

namespace Disclosure.Filing.Domain;

/// <summary>Where a report stands.</summary>
/// <param name="AgencyTitle">The office's title.</param>
/// <param name="Version">The published version; 0 before the first publication.</param>
/// <param name="Revision">1 for the first; every move makes the next.</param>
/// <param name="StatisticsRevision">The revision of the figures that is pinned while it counts; 0: none.</param>
internal sealed record ReportStanding(
    ReportName Name,
    string AgencyTitle,
    ReportState State,
    int Version,
    long Revision,
    DateTimeOffset CreateTime,
    long StatisticsRevision = 0
)
{
    /// <summary>Whether it counts for its region and for next year's.</summary>
    public bool IsCounted => State.IsCounted();

    /// <summary>Official title, of the office and the year.</summary>
    public string Title => $"{AgencyTitle}{Name.Year}年政府信息公开工作年度报告{(Name.IsRegion ? "（汇总）" : "")}";
}

/// <summary>Where a report stands; the numbers are the contract's.</summary>
internal enum ReportState
{
    Draft = 1,
    Submitted = 2,
    Approved = 3,
    Published = 4,
    Returned = 5,
    Withdrawn = 6,
}

internal static class ReportStates
{
    /// <summary>Whether a report in this state counts for its region and for next year's.</summary>
    public static bool IsCounted(this ReportState state) => state is ReportState.Approved or ReportState.Published;
}

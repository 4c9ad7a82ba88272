using Disclosure.ApiErrors;
using Disclosure.Filing.Domain.Lifecycle;
using Disclosure.ResourceNames;

namespace Disclosure.Filing.Domain.Reports;

/// <summary>The workflow status of a report.</summary>
/// <param name="AgencyTitle">Title of the reporting agency.</param>
/// <param name="Version">The published version; 0 before the first publication.</param>
/// <param name="Revision">Revision of the workflow: 1 at first, and 1 more with every change of state.</param>
/// <param name="PinnedStatistics">The revision of the figures that was pinned for the state; 0: none.</param>
internal sealed record ReportStatus(
    ReportName Name,
    string AgencyTitle,
    ReportState State,
    int Version,
    long Revision,
    DateTimeOffset CreateTime,
    long PinnedStatistics = 0
)
{
    // Looked up, never decided here: the table is the only place that knows what a state permits.
    private ReportStateRow Rules => ReportStateTable.Find(State);

    /// <summary>Whether its prose and figures may be edited.</summary>
    public bool IsEditable => Rules.IsEditable;

    /// <summary>The revision of the figures that counts; 0: none is pinned, or the report does not count.</summary>
    public long CountedStatistics => Rules.IsCounted ? PinnedStatistics : 0;

    /// <summary>Writes with a smaller fence are refused once the report has moved on.</summary>
    public long Fence => Revision;

    /// <summary>Official title, from the agency's title and the year.</summary>
    public string Title => $"{AgencyTitle}{Name.Year}年政府信息公开工作年度报告{(Name.IsRegion ? "（汇总）" : "")}";

    /// <summary>FAILED_PRECONDITION / REPORT_NOT_EDITABLE unless the state permits edits.</summary>
    public void RequireEditable()
    {
        if (!IsEditable)
        {
            throw new ApiException(
                ErrorCode.FailedPrecondition,
                "REPORT_NOT_EDITABLE",
                $"{Name} is not a draft.",
                "年报已提交或发布，不能直接修改；请先退回或发起更正。"
            );
        }
    }
}

using Disclosure.ApiErrors;
using Disclosure.Filing.Domain.Lifecycle;
using Disclosure.ResourceNames;

namespace Disclosure.Filing.Domain.Reports;

/// <summary>The workflow status of a report.</summary>
/// <param name="AgencyTitle">Title of the reporting agency.</param>
/// <param name="Version">The published version; 0 before the first publication.</param>
/// <param name="Revision">Revision of the workflow: 1 at first, and 1 more with every change of state.</param>
/// <param name="CreateTime">When it was opened.</param>
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
    /// <summary>What was submitted, while it is submitted, approved or published; null: nothing is pinned.</summary>
    /// <remarks>Let go of by everything that opens the report to edits or takes it back.</remarks>
    public Pins? Pins { get; init; }

    /// <summary>How often it was submitted.</summary>
    public int Submissions { get; init; }

    /// <summary>Principal who submitted it last; empty: never submitted.</summary>
    public string Submitter { get; init; } = "";

    /// <summary>When it was first submitted, which decides whether it was late; null: never.</summary>
    public DateTimeOffset? FirstSubmitTime { get; init; }

    /// <summary>When its state last changed.</summary>
    /// <remarks>A report that never moved has the time of its opening.</remarks>
    public DateTimeOffset MoveTime { get; init; } = CreateTime;

    /// <summary>A region's report: what it was summed from has changed since it was submitted.</summary>
    public bool IsStale { get; init; }

    /// <summary>It has counted at some time.</summary>
    public bool WasCounted { get; init; }

    /// <summary>A version of it is public.</summary>
    public bool IsPublic { get; init; }

    /// <summary>Whether it counts for its region, for next year and for its peers.</summary>
    /// <remarks>A report in correction does not count, though a version of it is public: its figures may be about to change.</remarks>
    public bool IsCounted => Rules.IsCounted;

    /// <summary>Guards the workflow.</summary>
    public string Etag => $"{Revision}";

    // Looked up, never decided here: the table is the only place that knows what a state permits.
    private ReportStateRow Rules => ReportStateTable.Find(State);

    /// <summary>Whether its prose and figures may be edited.</summary>
    public bool IsEditable => Rules.IsEditable;

    /// <summary>The revision of the figures that counts; 0: none is pinned, or the report does not count.</summary>
    public long CountedStatistics => Rules.IsCounted ? PinnedStatistics : 0;

    /// <summary>Writes with a smaller fence are refused once the report has moved on.</summary>
    /// <remarks>The sum grows with every move and every raise, so that a fence that was given out is never given out again.</remarks>
    public long Fence => Revision + FenceRaises;

    /// <summary>How often the fence was raised without a move.</summary>
    public long FenceRaises { get; init; }

    /// <summary>Official title, from the agency's title and the year.</summary>
    public string Title => $"{AgencyTitle}{Name.Year}年政府信息公开工作年度报告";

    /// <summary>
    /// The report with a greater fence, for a submission that follows. ABORTED / ETAG_MISMATCH, FAILED_PRECONDITION / REPORT_NOT_EDITABLE.
    /// </summary>
    /// <param name="etag">The etag that the submission is based on; empty: last write wins.</param>
    public ReportStatus RaiseFence(string etag)
    {
        if (etag.Length > 0 && etag != Etag)
        {
            throw ApiError.StaleEtag(Name.ToString(), Etag);
        }

        // A fence that is raised on a report that cannot be submitted would refuse edits for nothing.
        RequireEditable();
        return this with { FenceRaises = FenceRaises + 1 };
    }

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

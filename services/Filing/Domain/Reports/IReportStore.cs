using Disclosure.Filing.Domain.Lifecycle;
using Disclosure.ResourceNames;

namespace Disclosure.Filing.Domain.Reports;

/// <summary>Which reports to list. All conditions must hold; null is no condition.</summary>
/// <param name="Agency">Reports of this agency only.</param>
/// <param name="Year">The year reported on.</param>
/// <param name="State">In this state only.</param>
/// <param name="Under">Reports of this agency and all below it.</param>
/// <param name="ChangedSince">Reports whose state changed at this time or later.</param>
internal sealed record ReportFilter(
    AgencyName? Agency,
    int? Year,
    ReportState? State,
    AgencyName? Under,
    DateTimeOffset? ChangedSince = null
);

/// <summary>Stores the status of reports.</summary>
internal interface IReportStore
{
    /// <summary>The report of this name; null if it was never opened.</summary>
    Task<ReportStatus?> FindAsync(ReportName name, CancellationToken cancellation);

    /// <summary>Up to <paramref name="take"/> reports after a name, ordered by name.</summary>
    /// <param name="filter">All its conditions must hold.</param>
    /// <param name="after">agencies/{agency}/reports/{report}: the last name of the page before; empty for the first page.</param>
    Task<IReadOnlyList<ReportStatus>> ListAsync(
        ReportFilter filter,
        string after,
        int take,
        CancellationToken cancellation
    );

    /// <summary>
    /// Opens a report of a registered agency, appends that to the log and stores the response; a repeated request returns the stored
    /// response. A name that was used by a deleted report goes on from its revision. REPORT_EXISTS, REQUEST_ID_REUSED.
    /// </summary>
    /// <param name="report">A draft; its revision is 1, unless a report of the name was deleted.</param>
    /// <param name="respond">Makes the response from the report with its first revision.</param>
    Task<string> AddAsync(
        ReportStatus report,
        Func<ReportStatus, string> respond,
        WriteMetadata write,
        CancellationToken cancellation
    );
}

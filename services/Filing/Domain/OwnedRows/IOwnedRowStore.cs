using Disclosure.Filing.Domain.Reports;
using Disclosure.ResourceNames;

namespace Disclosure.Filing.Domain.OwnedRows;

/// <summary>What a decision about owned rows rests on.</summary>
/// <param name="Report">Its status; rows may be asked about only while it is editable.</param>
/// <param name="Lineage">The report's agency and those above, nearest first.</param>
/// <param name="Rows">In the order of the pack; those that the report's own agency answers for are left out.</param>
internal sealed record OwnedRowFacts(
    ReportStatus Report,
    IReadOnlyList<AgencyName> Lineage,
    IReadOnlyList<OwnedRow> Rows
);

/// <summary>Stores what owners of rows were asked and said.</summary>
internal interface IOwnedRowStore
{
    /// <summary>The report with its owned rows; null if there is no such report.</summary>
    Task<OwnedRowFacts?> FindAsync(ReportName report, CancellationToken cancellation);

    /// <summary>An agency and those above it, nearest first; empty if it is not registered.</summary>
    Task<IReadOnlyList<AgencyName>> ListLineageAsync(AgencyName agency, CancellationToken cancellation);

    /// <summary>Rows of reports on a year whose owners, an agency or all below it too, were asked and have not answered.</summary>
    /// <param name="owner">The agency that was asked.</param>
    /// <param name="subtree">Those asked below it too.</param>
    Task<IReadOnlyList<RowRecord>> ListAskedAsync(
        AgencyName owner,
        bool subtree,
        int year,
        int take,
        CancellationToken cancellation
    );

    /// <summary>
    /// Writes records with their events, and stores the response; a repeated request returns the stored response. NOT_FOUND /
    /// REPORT_NOT_FOUND, REQUEST_ID_REUSED, the errors of <paramref name="decide"/>.
    /// </summary>
    /// <param name="decide">From the facts to what is written, one record a row.</param>
    /// <param name="respond">Makes the response from the rows after the write.</param>
    Task<string> WriteAsync(
        ReportName report,
        Func<OwnedRowFacts, IReadOnlyList<RowRecord>> decide,
        Func<IReadOnlyList<OwnedRow>, string> respond,
        WriteMetadata write,
        CancellationToken cancellation
    );
}

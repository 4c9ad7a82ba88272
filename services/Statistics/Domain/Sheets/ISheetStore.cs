using Disclosure.Form;
using Disclosure.ResourceNames;
using Disclosure.ServiceDefaults.Rpc;

namespace Disclosure.Statistics.Domain.Sheets;

/// <summary>One revision of a report's figures; never changes.</summary>
/// <param name="Revision">1 for the first.</param>
internal sealed record SheetRevision(ReportName Report, long Revision, Sheet Sheet, DateTimeOffset CreateTime);

/// <summary>Who wrote a revision, when and for which request.</summary>
internal sealed record RevisionEntry(
    long Revision,
    string Edition,
    string Actor,
    string RequestId,
    DateTimeOffset CreateTime
);

/// <summary>Names a stored sheet.</summary>
/// <param name="Revision">0: the newest.</param>
internal readonly record struct SheetKey(ReportName Report, long Revision);

/// <summary>A write of a new revision.</summary>
/// <param name="Request">What it is repeated by.</param>
/// <param name="Etag">The revision that it was based on; empty: last write wins; "0": there must be none yet.</param>
/// <param name="Actor">Who asked for it.</param>
/// <param name="Change">The new sheet, of the one there is; null where there is none. It may be asked for more than once.</param>
/// <param name="Fence">The report's fence when the write was permitted; 0: it is not fenced.</param>
internal sealed record SheetWrite(
    ReportName Report,
    RequestKey Request,
    string Etag,
    string Actor,
    DateTimeOffset Time,
    Func<Sheet?, Sheet> Change,
    long Fence = 0
);

/// <summary>A move of the report that a revision is pinned for.</summary>
/// <param name="Fence">Fence of the report after the move.</param>
internal sealed record SheetPin(ReportName Report, RequestKey Request, long Fence, DateTimeOffset Time);

/// <summary>Takes a stored sheet while its bytes are at hand.</summary>
/// <param name="index">Place of its key among those asked for.</param>
/// <param name="packed">As <see cref="PackedCells"/> writes them.</param>
internal delegate void PackedReader(int index, Edition edition, long revision, ReadOnlySpan<byte> packed);

/// <summary>Keeps sheets. Revisions are only ever added.</summary>
internal interface ISheetStore
{
    /// <summary>The newest revision, or the one asked for; null where there is none.</summary>
    Task<SheetRevision?> FindAsync(ReportName report, long? revision, CancellationToken cancellation);

    /// <summary>Up to <paramref name="take"/> writes before a revision, newest first.</summary>
    Task<IReadOnlyList<RevisionEntry>> ListAsync(
        ReportName report,
        long before,
        int take,
        CancellationToken cancellation
    );

    /// <summary>Reads many sheets in one pass, in the order of their keys; those that are not there are passed over.</summary>
    /// <returns>Number of sheets read.</returns>
    Task<int> ScanAsync(IReadOnlyList<SheetKey> keys, PackedReader read, CancellationToken cancellation);

    /// <summary>
    /// Adds a revision in one transaction with the answer to its request; a repeat finds the first one's. ETAG_MISMATCH
    /// with the revision there is and the cells that differ, REPORT_MOVED, REQUEST_ID_REUSED.
    /// </summary>
    Task<SheetRevision> WriteAsync(SheetWrite write, CancellationToken cancellation);

    /// <summary>
    /// Answers the newest revision and raises the report's fence in one transaction, so that no write permitted before can follow; a
    /// repeat answers the first one's revision. Null where there is no revision, and nothing is raised.
    /// </summary>
    Task<SheetRevision?> PinAsync(SheetPin pin, CancellationToken cancellation);
}

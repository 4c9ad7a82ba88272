using Disclosure.Form;
using Disclosure.ResourceNames;

namespace Disclosure.Statistics.Domain.Sheets;

/// <summary>Receives a stored sheet as bytes, which are valid during the call only.</summary>
/// <param name="index">Index of its key among the keys asked for.</param>
/// <param name="packed">The cells as <see cref="PackedCells"/> writes them.</param>
/// <remarks>A delegate and not a list: 200,000 sheets are never in memory at once.</remarks>
internal delegate void PackedReader(int index, Edition edition, long revision, ReadOnlySpan<byte> packed);

/// <summary>Stores sheets. Revisions are only added, never changed.</summary>
internal interface ISheetStore
{
    /// <summary>Finds a revision, by default the newest; null where there is none.</summary>
    Task<SheetRevision?> FindAsync(ReportName report, long? revision, CancellationToken cancellation);

    /// <summary>Lists up to <paramref name="take"/> writes before a revision, newest first.</summary>
    /// <param name="before">long.MaxValue: from the newest on.</param>
    Task<IReadOnlyList<RevisionEntry>> ListAsync(
        ReportName report,
        long before,
        int take,
        CancellationToken cancellation
    );

    /// <summary>Reads many sheets in one pass, in the order of their keys; sheets that do not exist are skipped.</summary>
    /// <param name="keys">Revision 0 stands for the newest.</param>
    /// <returns>Number of sheets read.</returns>
    Task<int> ScanAsync(IReadOnlyList<SheetKey> keys, PackedReader read, CancellationToken cancellation);

    /// <summary>
    /// Adds a revision in one transaction with the answer to its request; a repeat returns the first answer. ETAG_MISMATCH with the
    /// current revision and the cells that differ, REPORT_MOVED, REQUEST_ID_REUSED.
    /// </summary>
    Task<SheetRevision> WriteAsync(SheetWrite write, CancellationToken cancellation);

    /// <summary>
    /// Checks a write as <see cref="WriteAsync"/> does and reserves the report for it. WRITE_RESERVED where another request holds it.
    /// </summary>
    /// <returns>The revision of the first call where this is a repeat; otherwise what the write would store, with revision 0.</returns>
    Task<SheetRevision> ReserveAsync(SheetWrite write, CancellationToken cancellation);

    /// <summary>Ends a reservation that was not followed by its write.</summary>
    /// <param name="write">The write that was reserved.</param>
    Task ReleaseAsync(SheetWrite write, CancellationToken cancellation);

    /// <summary>
    /// Reads the newest revision and raises the report's fence in one transaction, so that no write that was permitted earlier can follow.
    /// A repeat returns the revision of the first call. Null where there is no revision; then the fence stays.
    /// </summary>
    /// <param name="pin">What the report moves to.</param>
    Task<SheetRevision?> PinAsync(SheetPin pin, CancellationToken cancellation);
}

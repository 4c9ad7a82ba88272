using Disclosure.ServiceDefaults.Rpc;
using Disclosure.Vocabulary;

namespace Disclosure.Statistics.Domain;

/// <summary>One revision of a report's figures; never changes.</summary>
/// <param name="Revision">1 for the first.</param>
internal sealed record SheetRevision(ReportName Report, long Revision, Sheet Sheet, DateTimeOffset CreateTime);

/// <summary>A write of a new revision.</summary>
/// <param name="Request">What it is repeated by.</param>
/// <param name="Etag">The revision that it was based on; empty: last write wins; "0": there must be none yet.</param>
/// <param name="Actor">Who asked for it.</param>
/// <param name="Change">The new sheet, of the one there is; null where there is none.</param>
internal sealed record SheetWrite(
    ReportName Report,
    RequestKey Request,
    string Etag,
    string Actor,
    DateTimeOffset Time,
    Func<Sheet?, Sheet> Change
);

/// <summary>Keeps sheets. Revisions are only ever added.</summary>
internal interface ISheetStore
{
    /// <summary>The newest revision, or the one asked for; null where there is none.</summary>
    Task<SheetRevision?> FindAsync(ReportName report, long? revision, CancellationToken cancellation);

    /// <summary>
    /// Adds a revision in one transaction with the answer to its request; a repeat finds the first one's. ETAG_MISMATCH,
    /// REQUEST_ID_REUSED.
    /// </summary>
    Task<SheetRevision> WriteAsync(SheetWrite write, CancellationToken cancellation);
}

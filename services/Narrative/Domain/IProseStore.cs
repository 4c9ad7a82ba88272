using Disclosure.Imaging;
using Disclosure.ResourceNames;
using Disclosure.ServiceDefaults.Rpc;

namespace Disclosure.Narrative.Domain;

/// <summary>A write of a new revision.</summary>
/// <param name="Request">Identifies the request, so that a repeat has one effect.</param>
/// <param name="Actor">Who asked for it.</param>
/// <param name="Change">The next revision, of the one there is or of <see cref="ReportProse.None"/>.</param>
/// <remarks>Called in the transaction, and again after a lost race: it must have no effect outside of what it returns.</remarks>
internal sealed record ProseWrite(
    ReportName Report,
    RequestKey Request,
    string Actor,
    Func<ReportProse, ReportProse> Change
)
{
    /// <summary>The report's fence when the write was permitted; 0: it is not fenced.</summary>
    public long Fence { get; init; }

    /// <summary>The mark that the write sets; null: it sets none.</summary>
    public DocumentSource? Source { get; init; }

    /// <summary>Whether the write ends a mark that there is.</summary>
    /// <remarks>A whole replacement ends the mark: nothing of the other document is left.</remarks>
    public bool EndsSource { get; init; }

    /// <summary>Pictures to store in the same transaction; one that is stored already is left as it is.</summary>
    public IReadOnlyList<PictureContent> Pictures { get; init; } = [];
}

/// <summary>A document of another agency or year that prose was taken from on purpose.</summary>
/// <param name="AgencyName">The agency that it names; empty: the report's own.</param>
/// <param name="Year">The year that it reports on; 0: the report's own.</param>
internal sealed record DocumentSource(string AgencyName, int Year);

/// <summary>A move of the report that a revision is pinned for.</summary>
/// <param name="Request">What it is repeated by.</param>
/// <param name="Fence">Fence of the report after the move.</param>
/// <param name="Time">When it is pinned, in whole milliseconds.</param>
internal sealed record ProsePin(ReportName Report, RequestKey Request, long Fence, DateTimeOffset Time);

/// <summary>One write, as it is listed.</summary>
internal sealed record ProseRevision(long Revision, DateTimeOffset CreateTime, string Actor, string RequestId);

/// <summary>Stores prose. Revisions are added and never changed.</summary>
internal interface IProseStore
{
    /// <summary>The newest revision, or the one asked for; null where there is none.</summary>
    Task<ReportProse?> FindAsync(ReportName report, long? revision, CancellationToken cancellation);

    /// <summary>Writes before a revision, newest first.</summary>
    Task<IReadOnlyList<ProseRevision>> ListAsync(
        ReportName report,
        long before,
        int most,
        CancellationToken cancellation
    );

    /// <summary>
    /// Adds a revision in one transaction with its pictures and the answer to its request; a repeat finds the first one's.
    /// REPORT_MOVED where the report was pinned with a greater fence, REQUEST_ID_REUSED, or the change's own faults.
    /// </summary>
    Task<ReportProse> WriteAsync(ProseWrite write, CancellationToken cancellation);

    /// <summary>The document of another report that the prose was taken from; null where there is no such mark.</summary>
    Task<DocumentSource?> FindSourceAsync(ReportName report, CancellationToken cancellation);

    /// <summary>Ends the mark and answers it; a repeat answers the first one's. REQUEST_ID_REUSED.</summary>
    Task<DocumentSource?> ConfirmSourceAsync(
        ReportName report,
        RequestKey request,
        DateTimeOffset time,
        CancellationToken cancellation
    );

    /// <summary>
    /// Answers the newest revision and raises the report's fence in one transaction, so that no write permitted before can
    /// follow; a repeat answers the first one's revision. Null where there is no revision, and nothing is raised.
    /// REQUEST_ID_REUSED.
    /// </summary>
    Task<ReportProse?> PinAsync(ProsePin pin, CancellationToken cancellation);
}

using Disclosure.Form;
using Disclosure.ResourceNames;
using Disclosure.ServiceDefaults.Rpc;

namespace Disclosure.Statistics.Domain.Sheets;

/// <summary>A revision of a report's figures. Immutable.</summary>
/// <param name="Revision">1 for the first revision.</param>
/// <param name="CreateTime">Whole milliseconds; never before that of the revision before.</param>
internal sealed record SheetRevision(ReportName Report, long Revision, Sheet Sheet, DateTimeOffset CreateTime);

/// <summary>Who wrote a revision, when, and for which request.</summary>
internal sealed record RevisionEntry(
    long Revision,
    string Edition,
    string Actor,
    string RequestId,
    DateTimeOffset CreateTime
);

/// <summary>Identifies a stored sheet.</summary>
/// <param name="Revision">0: the newest.</param>
/// <remarks>A value type: 200,000 of them make one array.</remarks>
internal readonly record struct SheetKey(ReportName Report, long Revision);

/// <summary>A write of a new revision.</summary>
/// <param name="Request">Identifies the request, so that a repeat gets the first answer.</param>
/// <param name="Etag">The revision that it is based on; empty: last write wins; "0": there must be no revision yet.</param>
/// <param name="Actor">Who makes the write.</param>
/// <param name="Change">Computes the new sheet from the current one, which is null where there is none. It may be called more than once.</param>
/// <param name="Fence">The report's fence when the write was permitted; 0: the write is not fenced.</param>
internal sealed record SheetWrite(
    ReportName Report,
    RequestKey Request,
    string Etag,
    string Actor,
    DateTimeOffset Time,
    Func<Sheet?, Sheet> Change,
    long Fence = 0
)
{
    /// <summary>Whether the request reserved the report before; the write ends the reservation.</summary>
    public bool IsReserved { get; init; }
}

/// <summary>A change of the report's state, for which the newest revision is pinned.</summary>
/// <param name="Fence">Fence of the report after the change.</param>
/// <remarks>The fence is that of Filing after FenceReport: writes permitted before have a smaller one.</remarks>
internal sealed record SheetPin(ReportName Report, RequestKey Request, long Fence, DateTimeOffset Time);

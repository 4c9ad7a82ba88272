using Disclosure.ResourceNames;
using Disclosure.ServiceDefaults.Rpc;

namespace Disclosure.Narrative.Domain;

/// <summary>A write of a new revision.</summary>
/// <param name="Request">Identifies the request, so that a repeat has one effect.</param>
/// <param name="Actor">Who asked for it.</param>
/// <param name="Change">The next revision, of the one there is or of <see cref="ReportProse.None"/>.</param>
internal sealed record ProseWrite(
    ReportName Report,
    RequestKey Request,
    string Actor,
    Func<ReportProse, ReportProse> Change
);

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
    /// Adds a revision in one transaction with the answer to its request; a repeat finds the first one's. REQUEST_ID_REUSED,
    /// or the change's own faults.
    /// </summary>
    Task<ReportProse> WriteAsync(ProseWrite write, CancellationToken cancellation);
}

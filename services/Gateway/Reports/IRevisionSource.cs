using Grpc.Core;

namespace Disclosure.Gateway.Reports;

/// <summary>The history of one part of a report.</summary>
internal interface IRevisionSource
{
    /// <summary>The part; a history has one source for each.</summary>
    PublicV1.ReportPart Part { get; }

    /// <summary>Up to <paramref name="take"/> writes before a revision, newest first.</summary>
    /// <param name="before">0: from the newest.</param>
    Task<IReadOnlyList<PublicV1.Revision>> ListAsync(string report, long before, int take, CallOptions call);

    /// <summary>Adds the difference of two revisions to a view; nothing where this part does not have both.</summary>
    /// <param name="view">Filled by all sources; each sets a field of its own.</param>
    Task AddDiffAsync(PublicV1.DiffRevisionsRequest request, PublicV1.RevisionDiff view, CallOptions call);
}

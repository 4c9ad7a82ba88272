using Disclosure.Gateway.Statistics;

namespace Disclosure.Gateway.Narratives;

/// <summary>Prose as the public contract shows it.</summary>
internal static class NarrativeView
{
    /// <summary>Stored prose, or none with the etag of what was never written.</summary>
    /// <param name="prose">Null, or without a revision, where none is stored.</param>
    public static PublicV1.Narrative Create(NarrativeV1.Narrative? prose) =>
        prose is { Revision: > 0 }
            ? new() { Etag = prose.Etag, Sections = { prose.Sections } }
            : new() { Etag = StatisticsView.UnwrittenEtag };
}

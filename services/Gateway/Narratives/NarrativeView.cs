using Disclosure.Gateway.Statistics;

namespace Disclosure.Gateway.Narratives;

/// <summary>Prose as the public contract shows it.</summary>
internal static class NarrativeView
{
    /// <summary>Prose with its sections; the etag of what was never written where none is stored.</summary>
    /// <param name="prose">Null where none is stored; with sections but no revision where it is only shown.</param>
    public static PublicV1.Narrative Create(NarrativeV1.Narrative? prose) =>
        prose is null
            ? new() { Etag = StatisticsView.UnwrittenEtag }
            : new()
            {
                Etag = prose.Revision > 0 ? prose.Etag : StatisticsView.UnwrittenEtag,
                Sections = { prose.Sections },
            };
}

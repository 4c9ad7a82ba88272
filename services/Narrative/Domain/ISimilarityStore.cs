using Disclosure.ResourceNames;

namespace Disclosure.Narrative.Domain;

/// <summary>Finds texts that are worth comparing. Every write of prose updates the index in its own transaction.</summary>
internal interface ISimilarityStore
{
    /// <summary>Reports whose newest prose shares a band with the keys, the likeliest first.</summary>
    /// <param name="isWanted">Which of them count; many may be like, and those that may be shown are not to be crowded out.</param>
    /// <param name="agencies">agencies/{agency}: no others are wanted; empty: any may be.</param>
    /// <param name="bandKeys">Those of the text that is compared.</param>
    /// <param name="most">At most so many, of those that are wanted.</param>
    Task<IReadOnlyList<ReportName>> FindAsync(
        Func<ReportName, bool> isWanted,
        IReadOnlyCollection<string> agencies,
        IReadOnlyList<long> bandKeys,
        int most,
        CancellationToken cancellation
    );
}

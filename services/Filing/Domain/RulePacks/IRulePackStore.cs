using Disclosure.ResourceNames;

namespace Disclosure.Filing.Domain.RulePacks;

/// <summary>Stores the packs of regions, each revision once.</summary>
internal interface IRulePackStore
{
    /// <summary>A revision of the pack of a region and year; null: there is none.</summary>
    /// <param name="agency">The region whose pack it is.</param>
    /// <param name="revision">0: the newest.</param>
    Task<RulePack?> FindAsync(AgencyName agency, int year, long revision, CancellationToken cancellation);

    /// <summary>The newest packs of an agency and of those above it, nearest first; of a vertical system along its own line alone.</summary>
    Task<IReadOnlyList<RulePack>> ListLineageAsync(AgencyName agency, int year, CancellationToken cancellation);

    /// <summary>The revisions of the pack of a region and year, newest first.</summary>
    Task<IReadOnlyList<RulePack>> ListRevisionsAsync(
        AgencyName agency,
        int year,
        int take,
        CancellationToken cancellation
    );

    /// <summary>Writes the next revision; a repeated request returns the stored response. ETAG_MISMATCH, REQUEST_ID_REUSED.</summary>
    /// <param name="demands">Checked by <see cref="RulePackRules"/>.</param>
    /// <param name="expected">Revision that it is based on, 0 for none; null: last write wins.</param>
    /// <param name="respond">Makes the response from the pack that was written.</param>
    Task<string> AddAsync(
        AgencyName agency,
        int year,
        RulePackDemands demands,
        long? expected,
        Func<RulePack, string> respond,
        WriteMetadata write,
        CancellationToken cancellation
    );
}

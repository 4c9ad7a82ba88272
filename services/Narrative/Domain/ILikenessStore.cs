using Disclosure.Vocabulary;

namespace Disclosure.Narrative.Domain;

/// <summary>Finds texts that are worth comparing. Kept up to date by every write of prose, in its transaction.</summary>
internal interface ILikenessStore
{
    /// <summary>Reports whose newest prose shares a band with the keys, the likeliest first, without the report itself.</summary>
    Task<IReadOnlyList<ReportName>> FindAsync(
        ReportName report,
        IReadOnlyList<long> bandKeys,
        int most,
        CancellationToken cancellation
    );
}

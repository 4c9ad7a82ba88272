using Disclosure.ResourceNames;

namespace Disclosure.Filing.Domain.Publications;

/// <summary>Reads what was published with files, and remembers how far the public tree follows the log.</summary>
internal interface IPublicationStore
{
    /// <summary>Every version that was published with files, the oldest first.</summary>
    Task<IReadOnlyList<PublicationRecord>> ListAsync(ReportName name, CancellationToken cancellation);

    /// <summary>Those of the digests that are files of another agency's or year's report.</summary>
    /// <param name="name">Its own files, and those of the same agency and year in the other scope, are no twins.</param>
    /// <param name="digests">SHA-256 in lower-case hexadecimal.</param>
    Task<IReadOnlySet<string>> FindTwinsAsync(
        ReportName name,
        IReadOnlyCollection<string> digests,
        CancellationToken cancellation
    );

    /// <summary>Size of the log up to which the tree shows every publication and withdrawal.</summary>
    Task<long> FindShownSizeAsync(CancellationToken cancellation);

    /// <summary>Moves that size on; it never goes back.</summary>
    /// <param name="size">What is smaller than the stored one changes nothing.</param>
    Task SetShownSizeAsync(long size, CancellationToken cancellation);
}

using Disclosure.ResourceNames;

namespace Disclosure.Filing.Domain.Publications;

/// <summary>Keeps the time stamps of manifests: RFC 3161 tokens in DER.</summary>
internal interface IStampStore
{
    /// <summary>The token of a version's manifest; null where it has none yet.</summary>
    Task<byte[]?> FindAsync(ReportName name, int version, CancellationToken cancellation);

    /// <summary>Keeps a token, unless there is one.</summary>
    /// <param name="token">Verified, where the authority's root is configured.</param>
    Task AddAsync(ReportName name, int version, byte[] token, CancellationToken cancellation);

    /// <summary>Up to <paramref name="take"/> reports that have a version without a token.</summary>
    Task<IReadOnlyList<ReportName>> ListUnstampedAsync(int take, CancellationToken cancellation);
}

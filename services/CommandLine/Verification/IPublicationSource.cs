using Disclosure.TransparencyLog.Tiles;

namespace Disclosure.CommandLine.Verification;

/// <summary>Where publications and the log are read from. What it answers is trusted in nothing.</summary>
internal interface IPublicationSource
{
    /// <summary>Every published report.</summary>
    /// <exception cref="InvalidDataException">An index is broken.</exception>
    IAsyncEnumerable<PublicationRecord> ListAsync(CancellationToken cancellation);

    /// <summary>Opens what an index names; null where it is missing.</summary>
    Task<Stream?> OpenAsync(string location, CancellationToken cancellation);

    /// <summary>The text of the newest checkpoint; null where there is none.</summary>
    Task<string?> FindCheckpointAsync(CancellationToken cancellation);

    /// <summary>The bytes of a tile; null where there is none.</summary>
    ValueTask<byte[]?> FindTileAsync(TilePath tile, CancellationToken cancellation);
}

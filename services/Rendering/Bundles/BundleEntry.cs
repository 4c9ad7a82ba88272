namespace Disclosure.Rendering.Bundles;

/// <summary>A document in a bundle.</summary>
/// <param name="Offset">First byte of its entry in the file.</param>
/// <param name="Size">0 where it failed.</param>
/// <param name="Failure">Reason why there is no document; empty where there is one.</param>
/// <remarks>Goes to the caller and back: a bundle is continued from the entries alone, without server state.</remarks>
internal sealed record BundleEntry(
    string Path,
    long Offset,
    long Size,
    uint Crc32,
    string Sha256,
    string Failure,
    string FailureMessage
);

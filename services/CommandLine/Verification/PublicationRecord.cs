namespace Disclosure.CommandLine.Verification;

/// <summary>A published report as its index tells of it.</summary>
/// <param name="Name">agencies/{agency}/reports/{report}</param>
/// <param name="IsWithdrawn">It was taken back: its files are gone, manifests and receipts stay.</param>
/// <param name="Versions">The oldest first.</param>
internal sealed record PublicationRecord(string Name, bool IsWithdrawn, IReadOnlyList<VersionRecord> Versions);

/// <summary>One version.</summary>
/// <param name="Manifest">Where its manifest is, for <see cref="IPublicationSource.OpenAsync"/>.</param>
/// <param name="Receipt">Where its receipt is.</param>
internal sealed record VersionRecord(int Version, IReadOnlyList<FileRecord> Files, string Manifest, string Receipt);

/// <summary>One file.</summary>
/// <param name="Sha256">What the index says of its bytes.</param>
/// <param name="Location">Where it is.</param>
internal sealed record FileRecord(string Format, string Sha256, string Location);

namespace Disclosure.PublicTree.Reports;

/// <summary>An immutable object of the tree.</summary>
/// <param name="Sha256">SHA-256 in lower-case hex; finds the object and verifies it.</param>
/// <param name="Size">Length in bytes.</param>
public sealed record PublishedObject(string Sha256, long Size);

namespace Disclosure.PublicTree.Reports;

/// <summary>One published version of a report; it never changes, but a withdrawal takes its files off the index.</summary>
/// <param name="Version">1, 2, 3 …</param>
/// <param name="PublishTime">When it was published.</param>
/// <param name="Edition">Edition of the form, such as 2021.</param>
/// <param name="Files">Its files; empty after a withdrawal.</param>
/// <param name="Manifest">The signed statement about it: an in-toto statement in a DSSE envelope.</param>
/// <param name="Receipt">Proof that its publication is in the log (c2sp.org/tlog-proof).</param>
/// <param name="TimeStamp">Time stamp of the manifest (an RFC 3161 token in DER); null where it has none.</param>
/// <param name="Reason">Why the version before was corrected; null in version 1.</param>
public sealed record PublishedVersion(
    int Version,
    DateTimeOffset PublishTime,
    string Edition,
    IReadOnlyList<PublishedFile> Files,
    PublishedObject Manifest,
    PublishedObject Receipt,
    string? Reason = null,
    PublishedObject? TimeStamp = null
);

using Disclosure.PublicTree.Reports;
using Disclosure.ResourceNames;

namespace Disclosure.Filing.Domain.Publications;

/// <summary>A version that was published with its files: what the tree is made of, kept in the transaction that published it.</summary>
/// <param name="Title">Title of the report then.</param>
/// <param name="AgencyName">Title of the agency then.</param>
/// <param name="Path">Ids of the agencies from the top of the tree down to the report's own, then.</param>
/// <param name="Manifest">The signed manifest: an envelope in JSON.</param>
internal sealed record PublicationRecord(
    ReportName Name,
    int Version,
    string Title,
    string AgencyName,
    IReadOnlyList<string> Path,
    IReadOnlyList<PublishedFile> Files,
    byte[] Manifest
);

using System.Text.Json;
using Disclosure.Filing.Domain.Publications;
using Disclosure.PublicTree.Reports;
using Disclosure.ResourceNames;

namespace Disclosure.Filing.Storage.Publications;

/// <summary>Columns of a publication. Path and Files are JSON arrays.</summary>
internal sealed record PublicationRow(
    long Version,
    string Title,
    string AgencyName,
    string Path,
    string Files,
    byte[] Manifest
)
{
    public PublicationRecord ToRecord(ReportName name) =>
        new(
            name,
            (int)Version,
            Title,
            AgencyName,
            JsonSerializer.Deserialize<string[]>(Path) ?? [],
            JsonSerializer.Deserialize<PublishedFile[]>(Files) ?? [],
            Manifest
        );
}

/// <summary>Parameters of the statements that write a publication.</summary>
/// <remarks>Written with the move that publishes, in its transaction.</remarks>
internal static class PublicationRows
{
    public static object CreatePublication(PublicationRecord publication) =>
        new
        {
            Report = publication.Name.ToString(),
            publication.Version,
            publication.Title,
            publication.AgencyName,
            Path = JsonSerializer.Serialize(publication.Path),
            Files = JsonSerializer.Serialize(publication.Files),
            publication.Manifest,
        };

    public static object CreateFiles(PublicationRecord publication) =>
        publication.Files.Select(f => new { f.Sha256, Report = publication.Name.ToString() }).ToArray();
}

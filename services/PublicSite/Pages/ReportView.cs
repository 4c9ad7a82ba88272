using Disclosure.PublicTree.Reports;

namespace Disclosure.PublicSite.Pages;

/// <summary>A published report as it is shown: its index, with the addresses of what it names.</summary>
/// <param name="Withdrawal">Time and public reason; null while it is published.</param>
internal sealed record ReportView(
    string Name,
    string AgencyName,
    string Title,
    int Year,
    PublicationState State,
    Withdrawal? Withdrawal,
    IReadOnlyList<VersionView> Versions
)
{
    public static ReportView From(PublishedReport report) =>
        new(
            report.Name,
            report.AgencyName,
            report.Title,
            report.Year,
            report.State,
            report.Withdrawal,
            [.. report.Versions.Select(v => VersionView.From(report, v))]
        );
}

/// <summary>One version.</summary>
/// <param name="Reason">Why the version before was corrected.</param>
/// <param name="Files">None once it was withdrawn.</param>
/// <param name="ManifestUri">Address of the signed manifest.</param>
/// <param name="ReceiptUri">Address of the proof that the publication is in the log.</param>
/// <param name="TimeStampUri">Address of the time stamp of the manifest; absent where it has none.</param>
internal sealed record VersionView(
    int Version,
    DateTimeOffset PublishTime,
    string Edition,
    string? Reason,
    IReadOnlyList<FileView> Files,
    string ManifestUri,
    string ReceiptUri,
    string? TimeStampUri
)
{
    public static VersionView From(PublishedReport report, PublishedVersion version)
    {
        var root = $"{PageRouter.Root}/{report.Name}/versions/{version.Version}";
        return new(
            version.Version,
            version.PublishTime,
            version.Edition,
            version.Reason,
            [.. version.Files.Select(f => FileView.From(root, f))],
            $"{root}/manifest",
            $"{root}/receipt",
            version.TimeStamp is null ? null : $"{root}/timestamp"
        );
    }
}

/// <summary>One file.</summary>
/// <param name="Uri">Address that names the digest, so that what it answers never changes.</param>
internal sealed record FileView(string Format, string MediaType, string FileName, string Sha256, long Size, string Uri)
{
    // The address of a client: paths of the store are nowhere in it.
    public static FileView From(string root, PublishedFile file) =>
        new(
            file.Format,
            file.MediaType,
            file.FileName,
            file.Sha256,
            file.Size,
            $"{root}/files/{file.Format}?digest={file.Sha256}"
        );
}

using System.Runtime.CompilerServices;
using System.Text;
using Disclosure.PublicTree.Layout;
using Disclosure.PublicTree.Reports;
using Disclosure.PublicTree.Stores;
using Disclosure.TransparencyLog.Tiles;

namespace Disclosure.CommandLine.Verification;

/// <summary>A copy of the public tree as a folder. Every index that is in it counts, listed or not.</summary>
internal sealed class TreeFolderSource(string root) : IPublicationSource
{
    private const string Indexes = "reports";

    private readonly FolderTreeStore _store = new(Path.GetFullPath(root));

    public async IAsyncEnumerable<PublicationRecord> ListAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        var folder = Path.Combine(root, Indexes);
        var paths = Directory.Exists(folder)
            ? Directory.EnumerateFiles(folder, "*.json", SearchOption.AllDirectories)
            : [];
        foreach (var path in paths.Order(StringComparer.Ordinal))
        {
            var name = Path.GetRelativePath(root, path).Replace('\\', '/');
            var report = TreeJson.Read<PublishedReport>(await File.ReadAllBytesAsync(path, cancellation), name);
            // reports/{agency}/{report}.json is of agencies/{agency}/reports/{report} and of no other.
            if (
                report.Name
                != "agencies/"
                    + name[(Indexes.Length + 1)..^".json".Length].Replace("/", "/reports/", StringComparison.Ordinal)
            )
            {
                throw new InvalidDataException($"{name} is the index of {report.Name}.");
            }

            yield return new(
                report.Name,
                report.State == PublicationState.Withdrawn,
                [.. report.Versions.Select(ToRecord)]
            );
        }
    }

    public Task<Stream?> OpenAsync(string location, CancellationToken cancellation) =>
        _store.OpenAsync(TreePath.Create(location), cancellation);

    public async Task<string?> FindCheckpointAsync(CancellationToken cancellation) =>
        await _store.ReadAsync(TreeLayout.Checkpoint, cancellation) is { } note ? Encoding.UTF8.GetString(note) : null;

    public async ValueTask<byte[]?> FindTileAsync(TilePath tile, CancellationToken cancellation) =>
        await _store.ReadAsync(TreeLayout.TilePath(tile), cancellation);

    private static VersionRecord ToRecord(PublishedVersion version) =>
        new(
            version.Version,
            [.. version.Files.Select(f => new FileRecord(f.Format, f.Sha256, Locate(f.Sha256)))],
            Locate(version.Manifest.Sha256),
            Locate(version.Receipt.Sha256)
        );

    private static string Locate(string sha256) =>
        sha256.Length == 64 && sha256.All(char.IsAsciiHexDigitLower)
            ? TreeLayout.ObjectPath(sha256).Value
            : throw new InvalidDataException($"\"{sha256}\" is no digest.");
}

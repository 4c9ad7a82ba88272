using System.Security.Cryptography;
using Disclosure.PublicTree.Datasets;
using Disclosure.PublicTree.Layout;
using Disclosure.PublicTree.Lists;
using Disclosure.PublicTree.Reports;
using Disclosure.PublicTree.Stores;
using Disclosure.ResourceNames;
using Disclosure.TransparencyLog.Notes;
using Disclosure.TransparencyLog.Tiles;
using Disclosure.TransparencyLog.Trees;

namespace Disclosure.PublicTree;

/// <summary>
/// Writes the tree: objects first, then one index, which makes them public at once. Every step can be repeated; after a crash at
/// any of them readers see what was public before. One process writes at a time.
/// </summary>
public sealed class PublicTreeWriter(IPublicTreeStore store)
{
    private readonly AgencyListStore _lists = new(store);

    /// <summary>Writes an immutable object, unless it is there, and says where to find it.</summary>
    public async Task<PublishedObject> PutObjectAsync(ReadOnlyMemory<byte> content, CancellationToken cancellation)
    {
        var written = new PublishedObject(Convert.ToHexStringLower(SHA256.HashData(content.Span)), content.Length);
        var path = TreeLayout.ObjectPath(written.Sha256);
        if (!await store.ExistsAsync(path, cancellation))
        {
            await store.WriteAsync(path, content, cancellation);
        }

        return written;
    }

    /// <summary>Publishes a report or a change of it; the objects that it names must be there.</summary>
    /// <exception cref="InvalidDataException">An object is missing: the index would promise what nobody can read.</exception>
    public async Task PutReportAsync(PublishedReport report, CancellationToken cancellation)
    {
        foreach (var version in report.Versions)
        {
            string[] objects =
            [
                .. version.Files.Select(f => f.Sha256),
                version.Manifest.Sha256,
                version.Receipt.Sha256,
                .. version.TimeStamp is { } stamp ? [stamp.Sha256] : Array.Empty<string>(),
            ];
            await RequireAsync(objects, cancellation);
        }

        await _lists.RegisterAsync(report, cancellation);
        // From here on it is public.
        var path = TreeLayout.ReportPath(ReportName.Parse("name", report.Name));
        await store.WriteAsync(path, TreeJson.Write(report), cancellation);
    }

    /// <summary>Publishes a year's dataset; its files must be there.</summary>
    /// <exception cref="InvalidDataException">A file is missing.</exception>
    public async Task PutDatasetAsync(PublishedDataset dataset, CancellationToken cancellation)
    {
        string[] objects =
        [
            .. dataset.Files.Select(f => f.Sha256),
            .. dataset.Manifest is { } manifest ? [manifest.Sha256] : Array.Empty<string>(),
        ];
        await RequireAsync(objects, cancellation);
        await store.WriteAsync(TreeLayout.DatasetPath(dataset.Year), TreeJson.Write(dataset), cancellation);
    }

    /// <summary>Publishes a head of the log: the tiles that it needs, and then its checkpoint.</summary>
    /// <param name="publishedSize">Size of the head in the tree; 0 where there is none.</param>
    /// <param name="checkpoint">Signed; of at least that size.</param>
    /// <param name="nodes">Nodes of the log.</param>
    public async Task PutCheckpointAsync(
        long publishedSize,
        SignedNote checkpoint,
        INodeReader nodes,
        CancellationToken cancellation
    )
    {
        if (!Checkpoint.TryParse(checkpoint.Text, out var head))
        {
            throw new ArgumentException("The note is no checkpoint.", nameof(checkpoint));
        }

        foreach (var tile in TileSet.FindNew(publishedSize, head.Size))
        {
            var content = await TileSet.BuildAsync(tile, nodes, cancellation);
            await store.WriteAsync(TreeLayout.TilePath(tile), content, cancellation);
        }

        var note = System.Text.Encoding.UTF8.GetBytes(checkpoint.ToString());
        await store.WriteAsync(TreeLayout.Checkpoint, note, cancellation);
    }

    private async Task RequireAsync(IEnumerable<string> digests, CancellationToken cancellation)
    {
        foreach (var sha256 in digests)
        {
            if (!await store.ExistsAsync(TreeLayout.ObjectPath(sha256), cancellation))
            {
                throw new InvalidDataException($"Object {sha256} is not in the tree.");
            }
        }
    }
}

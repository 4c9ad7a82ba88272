using System.Text;
using Disclosure.PublicTree.Datasets;
using Disclosure.PublicTree.Figures;
using Disclosure.PublicTree.Layout;
using Disclosure.PublicTree.Lists;
using Disclosure.PublicTree.Reports;
using Disclosure.PublicTree.Stores;
using Disclosure.ResourceNames;
using Disclosure.TransparencyLog.Notes;
using Disclosure.TransparencyLog.Tiles;

namespace Disclosure.PublicTree;

/// <summary>Reads the tree. What a broken file says is an InvalidDataException and never an answer.</summary>
public sealed class PublicTreeReader(IPublicTreeStore store)
{
    private readonly ReportListReader _lists = new(store);

    /// <summary>The index of a report; null where it was never published.</summary>
    public async Task<PublishedReport?> FindReportAsync(ReportName report, CancellationToken cancellation) =>
        await FindAsync<PublishedReport>(TreeLayout.ReportPath(report), cancellation);

    /// <summary>The index of a year's dataset; null where there is none.</summary>
    public async Task<PublishedDataset?> FindDatasetAsync(int year, CancellationToken cancellation) =>
        await FindAsync<PublishedDataset>(TreeLayout.DatasetPath(year), cancellation);

    /// <summary>Lists the reports of a year that can be read.</summary>
    /// <param name="under">An agency: it and all below it. Null: all.</param>
    /// <param name="afterKey">Key of the page before; empty: the first page.</param>
    /// <exception cref="FormatException">The key is none.</exception>
    public Task<ReportPage> ListReportsAsync(
        int year,
        AgencyName? under,
        int pageSize,
        string afterKey,
        CancellationToken cancellation
    )
    {
        var after = afterKey.Length == 0 ? null : ListPosition.Parse(afterKey);
        return _lists.ReadAsync(year, under?.Id, pageSize, after, cancellation);
    }

    /// <summary>Opens an object that an index names.</summary>
    /// <exception cref="InvalidDataException">It is missing: the tree was copied in part.</exception>
    public async Task<Stream> OpenObjectAsync(string sha256, CancellationToken cancellation) =>
        await store.OpenAsync(TreeLayout.ObjectPath(sha256), cancellation)
        ?? throw new InvalidDataException($"Object {sha256} is not in the tree.");

    /// <summary>The figures of a version; null where it has no table of values, as after a withdrawal.</summary>
    /// <exception cref="InvalidDataException">The table is missing or broken.</exception>
    public async Task<IReadOnlyList<PublishedFigure>?> FindFiguresAsync(
        PublishedVersion version,
        CancellationToken cancellation
    )
    {
        var file = version.Files.FirstOrDefault(f => f.Format == FigureTable.Format);
        if (file is null)
        {
            return null;
        }

        var table = await store.ReadAsync(TreeLayout.ObjectPath(file.Sha256), cancellation);
        return FigureTable.Parse(table ?? throw new InvalidDataException($"Object {file.Sha256} is not in the tree."));
    }

    /// <summary>The newest checkpoint of the log; null where none was published.</summary>
    public async Task<SignedNote?> FindCheckpointAsync(CancellationToken cancellation)
    {
        var note = await store.ReadAsync(TreeLayout.Checkpoint, cancellation);
        if (note is null)
        {
            return null;
        }

        return SignedNote.TryParse(Encoding.UTF8.GetString(note), out var checkpoint)
            ? checkpoint
            : throw new InvalidDataException($"{TreeLayout.Checkpoint} is no signed note.");
    }

    /// <summary>The bytes of a tile of the log; null where there is none.</summary>
    public async ValueTask<byte[]?> FindTileAsync(TilePath tile, CancellationToken cancellation) =>
        await store.ReadAsync(TreeLayout.TilePath(tile), cancellation);

    private async Task<T?> FindAsync<T>(TreePath path, CancellationToken cancellation)
        where T : class
    {
        var json = await store.ReadAsync(path, cancellation);
        return json is null ? null : TreeJson.Read<T>(json, path);
    }
}

using Disclosure.PublicSite.Http;
using Disclosure.PublicTree;
using Disclosure.PublicTree.Datasets;
using Disclosure.TransparencyLog.Statements;

namespace Disclosure.PublicSite.Pages;

/// <summary>The figures of a year in open formats.</summary>
/// <remarks>Datasets are written by whoever runs the tree's updates; this site only reads them.</remarks>
internal sealed class DatasetPages(PublicTreeReader tree)
{
    /// <summary>/datasets/{year}</summary>
    public async Task<PageContent> ShowAsync(int year, PageQuery query, CancellationToken cancellation)
    {
        query.Complete();
        var dataset = await FindAsync(year, cancellation);
        var root = $"{PageRouter.Root}/datasets/{year}";
        var files = dataset.Files.Select(f => FileView.From(root, f));
        var manifest = dataset.Manifest is null ? null : $"{root}/manifest";
        return PageContentFactory.FromValue(
            new DatasetView(dataset.Year, dataset.Time, [.. files], manifest),
            PageCaching.Minute
        );
    }

    /// <summary>/datasets/{year}/manifest</summary>
    public async Task<PageContent> OpenManifestAsync(int year, PageQuery query, CancellationToken cancellation)
    {
        query.Complete();
        var manifest = (await FindAsync(year, cancellation)).Manifest ?? throw PageErrors.DatasetNotFound(year);
        var body = await tree.OpenObjectAsync(manifest.Sha256, cancellation);
        return new(body, DsseEnvelope.MediaType, manifest.Sha256, PageCaching.Minute);
    }

    /// <summary>/datasets/{year}/files/{format}, or a file's name, by which its metadata name it.</summary>
    /// <remarks>The same rules for files as for those of reports: pinned by a digest, or a minute.</remarks>
    public async Task<PageContent> OpenAsync(int year, string format, PageQuery query, CancellationToken cancellation)
    {
        var dataset = await FindAsync(year, cancellation);
        format = dataset.Files.FirstOrDefault(f => f.FileName == format)?.Format ?? format;
        return await FileOpener.OpenAsync(tree, $"datasets/{year}", dataset.Files, format, query, cancellation);
    }

    private async Task<PublishedDataset> FindAsync(int year, CancellationToken cancellation) =>
        await tree.FindDatasetAsync(year, cancellation) ?? throw PageErrors.DatasetNotFound(year);

    private sealed record DatasetView(
        int Year,
        DateTimeOffset Time,
        IReadOnlyList<FileView> Files,
        string? ManifestUri
    );
}

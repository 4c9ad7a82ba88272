using Disclosure.PublicSite.Http;
using Disclosure.PublicTree;
using Disclosure.PublicTree.Reports;

namespace Disclosure.PublicSite.Pages;

/// <summary>Opens a file that an index lists; there is no other way to an object of the tree.</summary>
/// <remarks>A path of the store never comes from a request: only a digest that an index names.</remarks>
internal static class FileOpener
{
    /// <summary>The parameter that pins a file: with it the answer may be kept for ever, without it for a minute.</summary>
    public const string Digest = "digest";

    /// <param name="name">Name of what has the files, for errors.</param>
    public static async Task<PageContent> OpenAsync(
        PublicTreeReader tree,
        string name,
        IReadOnlyList<PublishedFile> files,
        string format,
        PageQuery query,
        CancellationToken cancellation
    )
    {
        var digest = query.Take(Digest);
        query.Complete();
        var file = files.FirstOrDefault(f => f.Format == format);
        // A digest that is not the listed one is an old address: it is told what there is now.
        if (file is null || (digest.Length > 0 && digest != file.Sha256))
        {
            throw PageErrors.FileNotFound($"{name}/files/{format}", files.Select(f => f.Format));
        }

        // Pinned by its digest, the answer cannot change.
        var caching = digest.Length > 0 ? PageCaching.Immutable : PageCaching.Minute;
        var body = await tree.OpenObjectAsync(file.Sha256, cancellation);
        return new(body, file.MediaType, file.Sha256, caching) { FileName = file.FileName };
    }
}

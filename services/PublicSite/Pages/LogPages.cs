using System.Text;
using Disclosure.PublicSite.Http;
using Disclosure.PublicTree;
using Disclosure.TransparencyLog.Tiles;

namespace Disclosure.PublicSite.Pages;

/// <summary>The log: its newest checkpoint and its tiles (c2sp.org/tlog-tiles).</summary>
internal sealed class LogPages(PublicTreeReader tree)
{
    /// <summary>/log/checkpoint</summary>
    /// <remarks>Five seconds: monitors poll it, and it moves with the log.</remarks>
    public async Task<PageContent> ShowCheckpointAsync(PageQuery query, CancellationToken cancellation)
    {
        query.Complete();
        var note = await tree.FindCheckpointAsync(cancellation) ?? throw PageErrors.LogNotPublished("checkpoint");
        var text = Encoding.UTF8.GetBytes(note.ToString());
        return PageContentFactory.FromBytes(text, "text/plain; charset=utf-8", PageCaching.Seconds);
    }

    /// <summary>/log/tile/{level}/{index}, with .p/{width} for a partial one; /log/tile/entries/… where entries are published.</summary>
    /// <remarks>Tiles never change once written; partial ones have an address of their own.</remarks>
    public async Task<PageContent> OpenTileAsync(string path, PageQuery query, CancellationToken cancellation)
    {
        query.Complete();
        // A path that is no tile and a tile that is not there are one answer.
        var content = TilePath.TryParse(path, out var tile) ? await tree.FindTileAsync(tile, cancellation) : null;
        return content is null
            ? throw PageErrors.LogNotPublished(path)
            : PageContentFactory.FromBytes(content, "application/octet-stream", PageCaching.Immutable);
    }
}

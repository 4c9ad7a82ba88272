using Disclosure.Rendering.Fonts;

namespace Disclosure.Rendering.Layout.Pages;

/// <summary>The document set into pages: what page formats are written from.</summary>
/// <param name="Author">The office.</param>
/// <param name="Structure">Root of its elements.</param>
/// <param name="Bookmarks">Headings to jump to, in order.</param>
internal sealed record PagedDocument(
    string Title,
    string Author,
    IReadOnlyList<LayoutPage> Pages,
    StructureTag Structure,
    IReadOnlyList<OutlineBookmark> Bookmarks,
    FontNotes Notes
)
{
    /// <summary>All that is drawn on: the pages, and what stands in fields.</summary>
    public IEnumerable<LayoutPage> DrawnPages =>
        Pages.Concat(Pages.SelectMany(p => p.Items).OfType<PageSignatureField>().Select(f => f.Appearance));
}

/// <param name="Level">From 1.</param>
/// <param name="Page">Number of the page, from 1.</param>
/// <param name="Y">Top of its line.</param>
internal sealed record OutlineBookmark(string Title, int Level, int Page, int Y);

using Disclosure.Rendering.Domain;
using Disclosure.Rendering.Fonts;
using Disclosure.Rendering.Layout.Flow;
using Disclosure.Rendering.Layout.Pages;
using Disclosure.Rendering.Layout.Text;

namespace Disclosure.Rendering.Layout;

/// <summary>Arranges a document on pages. Every page format is written from its result.</summary>
internal static class DocumentLayout
{
    public static PagedDocument Arrange(ReportDocument document, string author, FontSet faces)
    {
        // Before any work: a huge document is refused by its counts.
        LayoutLimits.Require(document);
        // One picker a document, so that its notes are of this document.
        using var shaper = new TextShaper(new FontPicker(faces));
        var builder = new BlockBuilder(shaper);
        builder.Add(document);
        // Bookmarks and structure are filled while blocks are placed.
        var pages = new Paginator(new PageNumberLine(shaper)).Fill(builder.Blocks);
        return new(document.Title, author, pages, builder.Structure, builder.Bookmarks, shaper.Faces.Notes);
    }
}

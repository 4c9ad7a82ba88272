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
        LayoutLimits.Require(document);
        using var shaper = new TextShaper(new FontPicker(faces));
        var builder = new BlockBuilder(shaper);
        builder.Add(document);
        var pages = new Paginator(new PageNumberLine(shaper)).Fill(builder.Blocks);
        return new(document.Title, author, pages, builder.Structure, builder.Bookmarks, shaper.Faces.Notes);
    }
}

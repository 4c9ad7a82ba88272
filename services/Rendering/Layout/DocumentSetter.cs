using Disclosure.Rendering.Domain;
using Disclosure.Rendering.Fonts;
using Disclosure.Rendering.Pages;

namespace Disclosure.Rendering.Layout;

/// <summary>Sets a document into pages. The one layout that every page format is written from.</summary>
internal static class DocumentSetter
{
    public static SetDocument Set(Document document, string author, FontSet faces)
    {
        Limits.Require(document);
        using var shaper = new Shaper(new FontPicker(faces));
        var builder = new BlockBuilder(shaper);
        builder.Add(document);
        var pages = new Paginator(new PageNumber(shaper)).Fill(builder.Blocks);
        return new(document.Title, author, pages, builder.Structure, builder.Bookmarks, shaper.Faces.Notes);
    }
}

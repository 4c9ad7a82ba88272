using Disclosure.Rendering.Layout.Pages;
using Disclosure.Rendering.Markup;

namespace Disclosure.Rendering.Formats.Ofd;

/// <summary>Headings to jump to, nested by their levels (GB/T 33190-2016, 7.8).</summary>
internal static class OfdOutline
{
    /// <param name="pages">Numbers of the pages as objects.</param>
    public static void Write(MarkupBuffer xml, IReadOnlyList<OutlineBookmark> bookmarks, IReadOnlyList<int> pages)
    {
        if (bookmarks.Count == 0)
        {
            return;
        }

        xml.Raw("<ofd:Outlines>"u8);
        WriteLevel(xml, bookmarks, 0, bookmarks.Count, pages);
        xml.Raw("</ofd:Outlines>"u8);
    }

    private static void WriteLevel(
        MarkupBuffer xml,
        IReadOnlyList<OutlineBookmark> bookmarks,
        int start,
        int end,
        IReadOnlyList<int> pages
    )
    {
        // A flat list with levels becomes a tree: each heading takes all deeper ones that follow.
        while (start < end)
        {
            var next = start + 1;
            while (next < end && bookmarks[next].Level > bookmarks[start].Level)
            {
                next++;
            }

            var mark = bookmarks[start];
            xml.Raw("<ofd:OutlineElem Title=\""u8)
                .Text(mark.Title)
                .Raw("\"><ofd:Actions><ofd:Action Event=\"CLICK\"><ofd:Goto><ofd:Dest Type=\"XYZ\" PageID=\""u8)
                // Pages of bookmarks count from 1.
                .Number(pages[mark.Page - 1])
                .Raw("\" Left=\"0\" Top=\""u8)
                .Length(mark.Y)
                .Raw("\" Zoom=\"0\"/></ofd:Goto></ofd:Action></ofd:Actions>"u8);
            WriteLevel(xml, bookmarks, start + 1, next, pages);
            xml.Raw("</ofd:OutlineElem>"u8);
            start = next;
        }
    }
}

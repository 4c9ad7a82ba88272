using Disclosure.Rendering.Layout.Pages;

namespace Disclosure.Rendering.Formats.Pdf;

/// <summary>Headings to jump to, nested by their levels (ISO 32000-1, 12.3.3).</summary>
internal sealed class PdfOutline(PdfObjectWriter objects, IReadOnlyList<int> pages, PagedDocument document)
{
    /// <summary>The answer is the outline's number; null where there are no headings.</summary>
    public int? Write()
    {
        if (document.Bookmarks.Count == 0)
        {
            return null;
        }

        var root = objects.Reserve();
        // The whole outline is one level at first; deeper ones follow inside.
        var (first, last, count) = WriteLevel(0, document.Bookmarks.Count, root);
        objects.Set(
            root,
            new PdfBuffer()
                .Raw("<</Type/Outlines/First "u8)
                .Reference(first)
                .Raw("/Last "u8)
                .Reference(last)
                .Raw("/Count "u8)
                .Number(count)
                .Raw(">>"u8)
        );
        return root;
    }

    // Bookmarks of a stretch: those of its first one's level, each with what follows up to the next of them.
    private (int First, int Last, int Count) WriteLevel(int start, int end, int parent)
    {
        var marks = document.Bookmarks;
        var heads = new List<int> { start };
        for (var i = start + 1; i < end; i++)
        {
            if (marks[i].Level <= marks[start].Level)
            {
                heads.Add(i);
            }
        }

        // All numbers of the level first, since neighbours refer to each other.
        var ids = heads.Select(_ => objects.Reserve()).ToArray();
        for (var i = 0; i < ids.Length; i++)
        {
            var next = i + 1 < ids.Length ? heads[i + 1] : end;
            WriteItem(marks[heads[i]], heads[i] + 1, next, ids, i, parent);
        }

        return (ids[0], ids[^1], ids.Length);
    }

    // A closed item: its count of descendants is negative.
    private void WriteItem(OutlineBookmark mark, int start, int end, int[] siblings, int index, int parent)
    {
        var item = new PdfBuffer(256).Raw("<</Title "u8).Text(mark.Title).Raw("/Parent "u8).Reference(parent);
        item.Raw("/Dest["u8)
            .Reference(pages[mark.Page - 1])
            .Raw("/XYZ null "u8)
            // null keeps the reader's zoom and left edge.
            .Decimal(document.Pages[mark.Page - 1].Height - mark.Y)
            .Raw(" null]"u8);
        if (index > 0)
        {
            item.Raw("/Prev "u8).Reference(siblings[index - 1]);
        }

        if (index + 1 < siblings.Length)
        {
            item.Raw("/Next "u8).Reference(siblings[index + 1]);
        }

        if (start < end)
        {
            var (first, last, count) = WriteLevel(start, end, siblings[index]);
            item.Raw("/First "u8).Reference(first).Raw("/Last "u8).Reference(last).Raw("/Count -"u8).Number(count);
        }

        objects.Set(siblings[index], item.Raw(">>"u8));
    }
}

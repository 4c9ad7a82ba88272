using Disclosure.Rendering.Layout.Flow;

namespace Disclosure.Rendering.Layout.Tables;

/// <summary>Parts rows that no page takes between their lines. Each part but the last fills a page, so that no two share one.</summary>
internal static class TallRowSplitter
{
    /// <summary>
    /// The table with such rows parted; the same where there are none. A head that would leave less than half of each page is set
    /// once, as any other row. INVALID_ARGUMENT / ROW_TOO_TALL where a label beside several rows does not fit on a page.
    /// </summary>
    public static TableLayout Split(TableLayout table)
    {
        if (table.HeadHeight > table.Frame.TextHeight / 2)
        {
            table = table with { HeadRows = 0 };
        }

        var room = table.Frame.TextHeight - table.HeadHeight;
        return Array.TrueForAll(table.Heights, h => h <= room) ? table : Split(table, room);
    }

    private static TableLayout Split(TableLayout table, int room)
    {
        var (heights, cells) = (new List<int>(), new List<CellLayout>());
        var byRow = table.Cells.ToLookup(c => c.Row);
        for (var row = 0; row < table.Heights.Length; row++)
        {
            if (table.Heights[row] <= room)
            {
                cells.AddRange(byRow[row].Select(c => c with { Row = heights.Count }));
                heights.Add(table.Heights[row]);
                continue;
            }

            if (table.Cells.Any(c => c.Row <= row && row <= c.LastRow && (c.LastRow > c.Row || c.Cell.Vertical)))
            {
                throw LayoutLimits.RowTooTall(table.Model.Caption, row + 1);
            }

            AddParts(table, [.. byRow[row]], room, heights, cells);
        }

        return table with
        {
            Heights = [.. heights],
            Cells = cells,
        };
    }

    // Each cell goes on where it ended; one that has ended is empty in the parts that follow.
    private static void AddParts(
        TableLayout table,
        CellLayout[] row,
        int room,
        List<int> heights,
        List<CellLayout> cells
    )
    {
        var (size, pitch) = (table.Style.Size, TableLayout.LinePitch(table.Style.Size));
        var most = ((room - (2 * table.Padding) - size) / pitch) + 1;
        var lines = row.Max(c => c.Lines.Count);
        for (var first = 0; first < lines; first += most)
        {
            var tallest = 0;
            foreach (var cell in row)
            {
                var part = cell.Lines.Skip(first).Take(most).ToArray();
                var height = part.Length == 0 ? 0 : ((part.Length - 1) * pitch) + size;
                cells.Add(cell with { Row = heights.Count, Lines = part, TextHeight = height });
                tallest = Math.Max(tallest, height);
            }

            heights.Add(tallest + (2 * table.Padding));
        }
    }
}

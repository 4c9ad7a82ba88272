using Disclosure.Rendering.Layout.Flow;

namespace Disclosure.Rendering.Layout.Tables;

/// <summary>Parts rows that no page takes into their lines, so that they go on from page to page as a paragraph does.</summary>
internal static class TallRowSplitter
{
    /// <summary>
    /// The table with such rows parted; the same where there are none. A head that would leave less than half of each page is set
    /// once, as any other row. INVALID_ARGUMENT / ROW_TOO_TALL where a label beside several rows does not fit on a page.
    /// </summary>
    public static TableLayout Split(TableLayout table)
    {
        // A head that takes most of the page would repeat for ever.
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
                // Row numbers move on as torn rows become several.
                cells.AddRange(byRow[row].Select(c => c with { Row = heights.Count }));
                heights.Add(table.Heights[row]);
                continue;
            }

            // Cells over several rows, and vertical text, cannot be parted line by line.
            if (table.TallCells.Any(c => c.Row <= row && row <= c.LastRow) || byRow[row].Any(c => c.Cell.Vertical))
            {
                throw LayoutLimits.RowTooTall(table.Model.Caption, row + 1);
            }

            AddLines(table, [.. byRow[row]], heights, cells);
        }

        return new(
            table.Model,
            table.Style,
            table.Padding,
            table.Edges,
            table.HeadRows,
            [.. heights],
            cells,
            table.IsLandscape
        );
    }

    // A row of one line for each line of its tallest cell; the first has the room above the text, the last the room below it.
    private static void AddLines(TableLayout table, CellLayout[] row, List<int> heights, List<CellLayout> cells)
    {
        var (size, pitch) = (table.Style.Size, TableLayout.LinePitch(table.Style.Size));
        var lines = row.Max(c => c.Lines.Count);
        for (var line = 0; line < lines; line++)
        {
            // Room above only before the first line.
            var inset = line == 0 ? table.Padding : 0;
            foreach (var cell in row)
            {
                cells.Add(
                    // Cells with fewer lines are empty below.
                    cell with
                    {
                        Row = heights.Count,
                        Lines = line < cell.Lines.Count ? [cell.Lines[line]] : [],
                        TextHeight = size,
                        TopInset = inset,
                    }
                );
            }

            heights.Add(inset + (line < lines - 1 ? pitch : size + table.Padding));
        }
    }
}

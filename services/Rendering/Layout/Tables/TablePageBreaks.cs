namespace Disclosure.Rendering.Layout.Tables;

/// <summary>Where a table is broken over pages: between rows, and inside a group only where it must be.</summary>
internal static class TablePageBreaks
{
    // A page is not left emptier than this for the sake of a group.
    private const int LeastFilledPercent = 85;

    // A label that would find no room in its part of the group, or a head that would stand alone at the foot of a page.
    private const int Crowded = 1_000;

    // More than groups can cost, and less than a crowded label.
    private const int NotFull = 900;

    /// <summary>The first row that does not stand on this page; the row itself where not even it fits.</summary>
    public static int FindNext(TableLayout table, int first, int room)
    {
        // first as best: nothing fits.
        var (rows, height, best, bestCost) = (table.Heights.Length, 0, first, long.MaxValue);
        for (var end = first + 1; end <= rows; end++)
        {
            height += table.Heights[end - 1];
            if (height > room)
            {
                break;
            }

            // The head stays in one piece, with a row below it.
            if (end <= table.HeadRows && end < rows)
            {
                continue;
            }

            // Of breaks that cost the same the last one leaves least room.
            // The end of the table costs least, whatever is before it.
            var cost =
                end == rows ? -1 : Cost(table, first, end, isFull: height * 100L >= room * (long)LeastFilledPercent);
            if (cost <= bestCost)
            {
                (best, bestCost) = (end, cost);
            }
        }

        return best;
    }

    // Groups that the break goes through, and heads that it parts from what they head.
    private static int Cost(TableLayout table, int first, int end, bool isFull)
    {
        // On a page that is not full enough, nothing but a crowded label or a lonely head counts.
        var cost = table.IsHead(end - 1) ? Crowded : 0;
        // Only cells over several rows can be cut.
        foreach (var cell in table.TallCells)
        {
            if (cell.Row < end && cell.LastRow >= end)
            {
                // The label is printed in both parts.
                var here = HeightOf(table, Math.Max(first, cell.Row), end);
                var there = HeightOf(table, end, cell.LastRow + 1);
                cost +=
                    Math.Min(here, there) < cell.TextHeight ? Crowded
                    : isFull ? 1
                    : 0;
            }
        }

        return isFull ? cost : cost + NotFull;
    }

    private static int HeightOf(TableLayout table, int from, int to)
    {
        var height = 0;
        for (var row = from; row < to; row++)
        {
            height += table.Heights[row];
        }

        return height;
    }
}

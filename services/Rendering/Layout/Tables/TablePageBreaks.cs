namespace Disclosure.Rendering.Layout.Tables;

/// <summary>Where a table is broken over pages: between rows, and inside a group only where it must be.</summary>
internal static class TablePageBreaks
{
    // A page is not left emptier than this for the sake of a group.
    private const int LeastFilledPercent = 85;

    // A label that would find no room in its part of the group.
    private const int Crowded = 1_000;

    /// <summary>The first row that does not stand on this page; the row itself where not even it fits.</summary>
    public static int FindNext(TableLayout table, int first, int room)
    {
        var (rows, height, best, bestCost) = (table.Heights.Length, 0, first, int.MaxValue);
        for (var end = first + 1; end <= rows; end++)
        {
            height += table.Heights[end - 1];
            if (height > room)
            {
                break;
            }

            // The head stays in one piece, with a row below it.
            if (end <= table.Model.HeadRows && end < rows)
            {
                continue;
            }

            var isFull = height * 100L >= room * (long)LeastFilledPercent;
            var cost = end == rows ? -1 : Cost(table, first, end);
            if (cost <= bestCost || !isFull)
            {
                (best, bestCost) = (end, isFull ? cost : int.MaxValue);
            }
        }

        return best;
    }

    // Groups that the break goes through.
    private static int Cost(TableLayout table, int first, int end)
    {
        var cost = 0;
        foreach (var cell in table.Cells)
        {
            if (cell.Row < end && cell.LastRow >= end)
            {
                var from = Math.Max(first, cell.Row);
                var here = table.Heights.AsSpan(from, end - from).ToArray().Sum();
                cost += here < cell.TextHeight ? Crowded : 1;
            }
        }

        return cost;
    }
}

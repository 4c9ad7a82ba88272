namespace Disclosure.Statistics.Domain.Corrections;

/// <summary>Swaps neighbouring cells, rows or columns.</summary>
/// <remarks>Neighbours alone: cells far apart are not mistaken for each other, and trying all pairs would take long.</remarks>
internal static class SwapCorrections
{
    /// <summary>The swaps that leave fewer equations open.</summary>
    public static IEnumerable<CorrectionCandidate> Find(EquationSystem table)
    {
        var rows = TableRows.Group(table);
        var columns = Transpose(rows);
        // Cells along rows and along columns, then whole rows and columns.
        return SwapCells(table, rows)
            .Concat(SwapCells(table, columns))
            .Concat(SwapLines(table, rows, MistakeCause.SwappedRows, c => table.Edition.Cells[c].Row.Title, "行"))
            .Concat(
                SwapLines(table, columns, MistakeCause.SwappedColumns, c => table.Edition.Cells[c].Column.Label, "列")
            );
    }

    // Lines are rows or columns, each a list of cells.
    private static IEnumerable<CorrectionCandidate> SwapCells(EquationSystem table, int[][] lines)
    {
        foreach (var line in lines)
        {
            for (var i = 0; i + 1 < line.Length; i++)
            {
                if (Try(table, [line[i]], [line[i + 1]]) is { } after)
                {
                    var (one, other) = (table.Edition.Cells[line[i]], table.Edition.Cells[line[i + 1]]);
                    yield return new(
                        MistakeCause.SwappedCells,
                        after,
                        $"{one.Title}与{other.Title}可能互相填错了位置",
                        // Cost 1: two cells that change places and make all equations hold are hardly chance.
                        1
                    );
                }
            }
        }
    }

    private static IEnumerable<CorrectionCandidate> SwapLines(
        EquationSystem table,
        int[][] lines,
        MistakeCause cause,
        Func<int, string> title,
        string unit
    )
    {
        for (var i = 0; i + 1 < lines.Length; i++)
        {
            if (Try(table, lines[i], lines[i + 1]) is { } after)
            {
                var subject =
                    $"{table.Table.Title}“{title(lines[i][0])}”与“{title(lines[i + 1][0])}”两{unit}可能互相填错了位置";
                yield return new(cause, after, subject, 2);
            }
        }
    }

    // Null where the swap changes nothing or does not help.
    private static EquationSystem? Try(EquationSystem table, int[] one, int[] other)
    {
        if (
            one.Length != other.Length
            // A swap that touches no suspect cell fixes nothing: most are dropped here, before anything is copied.
            || !one.Concat(other).Any(table.IsSuspect)
            || one.Zip(other).All(p => table[p.First] == table[p.Second])
        )
        {
            return null;
        }

        var after = table.With(
            one.Zip(other).SelectMany(p => new[] { (p.First, table[p.Second]), (p.Second, table[p.First]) })
        );
        return after.OpenCount < table.OpenCount ? after : null;
    }

    // Columns of a table whose rows all have the same number of cells.
    // A table whose rows differ in length has no columns in this sense.
    private static int[][] Transpose(int[][] rows) =>
        rows.Length == 0 || rows.Any(r => r.Length != rows[0].Length)
            ? []
            : [.. Enumerable.Range(0, rows[0].Length).Select(c => rows.Select(r => r[c]).ToArray())];
}

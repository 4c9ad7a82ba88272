namespace Disclosure.Statistics.Domain.Corrections;

/// <summary>Finds a run of rows that is one row too low or too high. The row that was pushed out follows from the equations.</summary>
internal static class ShiftCorrections
{
    /// <summary>The moves that leave fewer equations open.</summary>
    public static IEnumerable<CorrectionCandidate> Find(EquationSystem table)
    {
        var rows = TableRows.Group(table);
        // Every run of two rows or more, in both directions: some 30 rows make a few hundred runs.
        for (var first = 0; first + 1 < rows.Length; first++)
        {
            for (var last = first + 1; last < rows.Length; last++)
            {
                var isTail = last == rows.Length - 1;
                if (IsVacated(table, rows[first], isTail) && Try(table, rows[first..(last + 1)]) is { } down)
                {
                    yield return Explain(table, down, rows[first], rows[last], "下", last - first);
                }

                if (
                    IsVacated(table, rows[last], isTail) && Try(table, [.. rows[first..(last + 1)].Reverse()]) is { } up
                )
                {
                    yield return Explain(table, up, rows[first], rows[last], "上", last - first);
                }
            }
        }
    }

    // The row that the others left is blank; of rows to the table's end it may have been filled with zeros.
    // Zeros where the table goes on are figures; at its end a program that fills up writes them.
    private static bool IsVacated(EquationSystem table, int[] row, bool isTail) =>
        isTail ? TableRows.IsEmpty(table, row) : TableRows.IsBlank(table, row);

    // Every row takes the figures of the next; the last one's are unknown and solved.
    private static EquationSystem? Try(EquationSystem table, int[][] rows)
    {
        // A run of zeros moved by a row is the same run; rows of different shapes cannot be shifted into each other.
        if (rows.Skip(1).All(r => TableRows.IsEmpty(table, r)) || rows.Any(r => r.Length != rows[0].Length))
        {
            return null;
        }

        var moved = rows.SkipLast(1).SelectMany((row, i) => row.Zip(rows[i + 1], (to, from) => (to, table[from])));
        var lost = rows[^1].Select(cell => (cell, (long?)null));
        // What was pushed out is lost: only the equations can tell it.
        var after = table.With(moved.Concat(lost)).Solve();
        return after?.OpenCount < table.OpenCount ? after : null;
    }

    // Where sums cannot tell where the shift began, the longest run is the likeliest.
    private static CorrectionCandidate Explain(
        EquationSystem table,
        EquationSystem after,
        int[] first,
        int[] last,
        string direction,
        int length
    ) =>
        new(
            MistakeCause.ShiftedRows,
            after,
            $"{table.Table.Title}从“{TableRows.Title(table, first)}”到“{TableRows.Title(table, last)}”的数可能整体向{direction}错了一行",
            // The longer run has the lower cost, and goes first.
            2 - (0.01 * length)
        );
}

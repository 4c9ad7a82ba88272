namespace Disclosure.Statistics.Domain.Corrections;

/// <summary>Fills blank cells that the equations determine, and finds last rows that were lost.</summary>
internal static class BlankCorrections
{
    /// <summary>The filled table, where there are unknown cells and none would be negative.</summary>
    public static IEnumerable<CorrectionCandidate> Find(EquationSystem table)
    {
        // Nothing to fill, or the blanks contradict each other.
        if (table.UndeterminedCount == 0 || table.Solve() is not { } solved)
        {
            yield break;
        }

        var lost = LostRows(table);
        var filled = table.ChangesTo(solved);
        // Lost rows first: their blanks are one cause and one message, however many cells they have.
        if (lost.Length > 0)
        {
            var rows = string.Join('、', lost.Select(r => $"“{TableRows.Title(table, r)}”"));
            yield return new(
                MistakeCause.LostRows,
                solved,
                $"{table.Table.Title}末尾的 {lost.Length} 行（{rows}）没有数据，可能在换页处丢失，请对照原表补上",
                // Cost 0: that a blank was forgotten needs no coincidence.
                0
            );
        }
        else if (filled.Count > 0)
        {
            var isSum = filled.All(f => table.Edition.Cells[f.Cell] is var c && (c.Row.IsSum || c.Column.IsSum));
            yield return new(
                isSum ? MistakeCause.SumLeftBlank : MistakeCause.LeftBlank,
                solved,
                $"{table.Table.Title}有 {filled.Count} 个{(isSum ? "合计" : "单元格")}没有填写，可以按勾稽关系算出",
                0
            );
        }
    }

    // The blank rows at the end of a table that is otherwise filled.
    private static int[][] LostRows(EquationSystem table)
    {
        var rows = TableRows.Group(table);
        // A table that is wholly blank has lost no rows: it was not filled in at all.
        var filled = Array.FindLastIndex(rows, r => !TableRows.IsBlank(table, r)) + 1;
        return filled == 0 ? [] : rows[filled..];
    }
}

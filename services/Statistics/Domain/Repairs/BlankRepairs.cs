namespace Disclosure.Statistics.Domain.Repairs;

/// <summary>Blank cells that the equations determine, and last rows that are lost.</summary>
internal static class BlankRepairs
{
    public static IEnumerable<Repair> Of(EquationSystem table)
    {
        if (table.Unjudged == 0 || table.Solve() is not { } solved)
        {
            yield break;
        }

        var lost = LostRows(table);
        var filled = table.ChangesTo(solved);
        if (lost.Length > 0)
        {
            var rows = string.Join('、', lost.Select(r => $"“{TableRows.Title(table, r)}”"));
            yield return new(
                Cause.LostRows,
                solved,
                $"{table.Table.Title}末尾的 {lost.Length} 行（{rows}）没有数据，可能在换页处丢失，请对照原表补上",
                0
            );
        }
        else if (filled.Count > 0)
        {
            var isSum = filled.All(f => table.Edition.Cells[f.Cell] is var c && (c.Row.IsSum || c.Column.IsSum));
            yield return new(
                isSum ? Cause.SumLeftBlank : Cause.LeftBlank,
                solved,
                $"{table.Table.Title}有 {filled.Count} 个{(isSum ? "合计" : "单元格")}没有填写，可以按勾稽关系算出",
                0
            );
        }
    }

    // The rows from some row on, where any before it are filled.
    private static int[][] LostRows(EquationSystem table)
    {
        var rows = TableRows.Of(table);
        var kept = Array.FindLastIndex(rows, r => !TableRows.IsBlank(table, r)) + 1;
        return kept == 0 ? [] : rows[kept..];
    }
}

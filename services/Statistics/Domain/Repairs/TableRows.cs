namespace Disclosure.Statistics.Domain.Repairs;

/// <summary>A table's cells as rows of columns, those that stand in no equation left out.</summary>
internal static class TableRows
{
    public static int[][] Of(EquationSystem table)
    {
        var cells = table.Edition.Cells;
        return [.. table.Cells.GroupBy(c => cells[c].Row).Select(row => row.ToArray())];
    }

    public static string Title(EquationSystem table, int[] row) => table.Edition.Cells[row[0]].Row.Title;

    public static bool IsBlank(EquationSystem table, int[] row) => row.All(c => table[c] is null);

    public static bool IsEmpty(EquationSystem table, int[] row) => row.All(c => table[c] is null or 0);
}

namespace Disclosure.Statistics.Domain.Corrections;

/// <summary>The cells of a table that are in an equation, by row.</summary>
/// <remarks>Rows without an equation, such as those of table two, are not among them.</remarks>
internal static class TableRows
{
    /// <summary>Groups the cells by row, in their order.</summary>
    public static int[][] Group(EquationSystem table)
    {
        var cells = table.Edition.Cells;
        return [.. table.Cells.GroupBy(c => cells[c].Row).Select(row => row.ToArray())];
    }

    /// <summary>The title of a row, for people.</summary>
    public static string Title(EquationSystem table, int[] row) => table.Edition.Cells[row[0]].Row.Title;

    /// <summary>Whether every cell of the row is unknown.</summary>
    public static bool IsBlank(EquationSystem table, int[] row) => row.All(c => table[c] is null);

    /// <summary>Whether every cell of the row is unknown or 0.</summary>
    public static bool IsEmpty(EquationSystem table, int[] row) => row.All(c => table[c] is null or 0);
}

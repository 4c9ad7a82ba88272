using System.Text;
using Disclosure.Rendering.Domain;

namespace Disclosure.Rendering.BarTables;

/// <summary>A table as lines of cells between bars.</summary>
internal static class BarTableWriter
{
    /// <param name="cell">Text of a column, counted from 0; already escaped for the format.</param>
    public static void WriteRow(StringBuilder text, int columns, Func<int, string> cell)
    {
        text.Append('|');
        for (var column = 0; column < columns; column++)
        {
            text.Append(' ').Append(cell(column)).Append(" |");
        }

        text.Append('\n');
    }

    /// <summary>The text of every place of the grid; a head that covers several rows or columns is said in each of them.</summary>
    public static string[,] ExpandSpans(DocumentTable table) => Fill(table, repeats: true);

    /// <summary>The same, but a merged cell is said once, in its first row and column.</summary>
    public static string[,] PlaceCells(DocumentTable table) => Fill(table, repeats: false);

    private static string[,] Fill(DocumentTable table, bool repeats)
    {
        // Indexed [row, column]; every place is covered by exactly one cell of the model.
        var grid = new string[table.Rows.Count, table.Widths.Count];
        for (var row = 0; row < table.Rows.Count; row++)
        {
            foreach (var cell in table.Rows[row].Cells)
            {
                for (var r = row; r < row + cell.RowSpan; r++)
                {
                    for (var c = cell.Column; c < cell.Column + cell.ColSpan; c++)
                    {
                        var isFirst = r == row && c == cell.Column;
                        // A figure is never repeated: a sum over the column would count it twice.
                        grid[r, c] = isFirst || (repeats && cell.Role != CellRole.Value) ? cell.Text : "";
                    }
                }
            }
        }

        return grid;
    }
}

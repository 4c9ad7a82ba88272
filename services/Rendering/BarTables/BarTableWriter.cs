using System.Text;
using Disclosure.Rendering.Domain;

namespace Disclosure.Rendering.BarTables;

/// <summary>A table as lines of cells between bars.</summary>
internal static class BarTableWriter
{
    /// <summary>Each printed row as a line, a rule under the heads.</summary>
    public static void Write(StringBuilder text, DocumentTable table)
    {
        var grid = ExpandSpans(table);
        for (var row = 0; row < table.Rows.Count; row++)
        {
            WriteRow(text, table.Widths.Count, column => grid[row, column].Replace('|', '｜'));
            if (row == table.HeadRows - 1)
            {
                WriteRow(text, table.Widths.Count, _ => "---");
            }
        }
    }

    public static void WriteRow(StringBuilder text, int columns, Func<int, string> cell)
    {
        text.Append('|');
        for (var column = 0; column < columns; column++)
        {
            text.Append(' ').Append(cell(column)).Append(" |");
        }

        text.Append('\n');
    }

    /// <summary>
    /// The text of every place of the grid. A head that covers several rows or columns is said in each of them, so that
    /// every row can be read by itself.
    /// </summary>
    public static string[,] ExpandSpans(DocumentTable table)
    {
        var grid = new string[table.Rows.Count, table.Widths.Count];
        for (var row = 0; row < table.Rows.Count; row++)
        {
            foreach (var cell in table.Rows[row].Cells)
            {
                for (var r = row; r < row + cell.RowSpan; r++)
                {
                    for (var c = cell.Column; c < cell.Column + cell.ColSpan; c++)
                    {
                        grid[r, c] = cell.Role == CellRole.Value && (r > row || c > cell.Column) ? "" : cell.Text;
                    }
                }
            }
        }

        return grid;
    }
}

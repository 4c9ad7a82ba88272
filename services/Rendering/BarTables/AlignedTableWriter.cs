using System.Text;
using Disclosure.Rendering.Domain;

namespace Disclosure.Rendering.BarTables;

/// <summary>
/// A table between bars whose columns stand below one another where an ideograph is as wide as two letters. A merged cell is said once;
/// no bar divides it.
/// </summary>
/// <remarks>For one table and one thread; widths count half characters, so an ideograph takes two.</remarks>
internal sealed class AlignedTableWriter
{
    // Between the texts of two columns: a space, a bar and a space.
    private const int Divider = 3;

    // So that the rule below the heads is seen as one.
    private const int LeastWidth = 3;

    private readonly DocumentTable _table;
    private readonly IReadOnlyList<TableSegment[]> _rows;
    private readonly int[] _widths;

    private AlignedTableWriter(DocumentTable table)
    {
        (_table, _rows, _widths) = (table, TableSegment.Split(table), new int[table.Widths.Count]);
        Array.Fill(_widths, LeastWidth);
        // What a cell over several columns lacks goes to its last.
        // Narrow cells first: a wide one then asks only for what its columns lack together.
        foreach (var cell in table.Rows.SelectMany(r => r.Cells).OrderBy(c => c.ColSpan))
        {
            _widths[cell.Column + cell.ColSpan - 1] += Math.Max(0, WidthOf(cell.Text) - WidthOf(cell));
        }
    }

    /// <summary>Writes the rows of a table, a rule under its heads.</summary>
    /// <remarks>Rows and segments run side by side: both are made of the table's rows in order.</remarks>
    public static void Write(StringBuilder text, DocumentTable table)
    {
        var writer = new AlignedTableWriter(table);
        for (var row = 0; row < table.Rows.Count; row++)
        {
            writer.WriteRow(text, writer._rows[row]);
            // A table without heads has HeadRows 0 and gets no rule.
            if (row == table.HeadRows - 1)
            {
                writer.WriteRule(text);
            }
        }
    }

    // Figures stand at the right of their columns.
    private void WriteRow(StringBuilder text, TableSegment[] segments)
    {
        text.Append('|');
        foreach (var segment in segments)
        {
            // A bar inside a text would divide the cell; the full-width one looks the same and is as harmless as any ideograph.
            var words = segment.Text.Replace('|', '｜');
            var free = WidthOf(segment.Cell) - WidthOf(words);
            // Spaces go before a figure and behind words.
            var before = segment.Cell.Value.IsNumber ? free : 0;
            text.Append(' ').Append(' ', before).Append(words).Append(' ', free - before).Append(" |");
        }

        text.Append('\n');
    }

    private void WriteRule(StringBuilder text)
    {
        text.Append('|');
        for (var i = 0; i < _table.Widths.Count; i++)
        {
            text.Append(' ').Append('-', _widths[i]).Append(" |");
        }

        text.Append('\n');
    }

    private int WidthOf(in DocumentTableCell cell) =>
        // A merged cell also takes the room of the dividers that it covers.
        _widths.AsSpan(cell.Column, cell.ColSpan).ToArray().Sum() + ((cell.ColSpan - 1) * Divider);

    // Ideographs and their punctuation are two letters wide.
    private static int WidthOf(string text)
    {
        var width = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            // General punctuation (… — “”), CJK and full-width forms, and the planes of rare ideographs.
            width += rune.Value is (>= 0x2010 and <= 0x2027) or (>= 0x2E80 and <= 0xFFDC) or >= 0x20000 ? 2 : 1;
        }

        return width;
    }
}

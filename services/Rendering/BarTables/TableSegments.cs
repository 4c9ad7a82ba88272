using Disclosure.Rendering.Domain;

namespace Disclosure.Rendering.BarTables;

/// <summary>A piece of a printed row: a cell, or what goes on below one of several rows.</summary>
/// <param name="IsContinued">Whether the cell began in a row above.</param>
internal readonly record struct TableSegment(DocumentTableCell Cell, bool IsContinued)
{
    /// <summary>What stands in it: a merged cell is said once, where it begins.</summary>
    public string Text => IsContinued ? "" : Cell.Text;

    /// <summary>The pieces of every row, from left to right.</summary>
    public static IReadOnlyList<TableSegment[]> Split(DocumentTable table)
    {
        var rows = new List<TableSegment[]>(table.Rows.Count);
        // Cells from above that cover rows still to come.
        var open = new List<(DocumentTableCell Cell, int RowsLeft)>();
        foreach (var row in table.Rows)
        {
            rows.Add([
                .. open.Select(o => new TableSegment(o.Cell, true))
                    .Concat(row.Cells.Select(c => new TableSegment(c, false)))
                    // Cells from above and cells of this row never overlap, so the column alone orders them.
                    .OrderBy(s => s.Cell.Column),
            ]);
            // This row is one of those that a cell covers: count it off, and drop what ends here.
            open =
            [
                .. open.Concat(row.Cells.Select(c => (Cell: c, RowsLeft: c.RowSpan)))
                    .Select(o => (o.Cell, o.RowsLeft - 1))
                    .Where(o => o.Item2 > 0),
            ];
        }

        return rows;
    }
}

namespace Disclosure.Rendering.Domain;

/// <summary>Which heads speak for each figure of a table: those of its row, and the nearest ones above it.</summary>
/// <remarks>Made once a table; look-ups only read.</remarks>
internal sealed class TableHeaders
{
    // By place: cells counted row by row, as FindFor answers them.
    private readonly List<PlacedCell> _cells = new(256);

    // For every row and column the place of the cell that covers it.
    private readonly int[,] _grid;

    public TableHeaders(DocumentTable table)
    {
        _grid = new int[table.Rows.Count, table.Widths.Count];
        for (var row = 0; row < table.Rows.Count; row++)
        {
            foreach (var cell in table.Rows[row].Cells)
            {
                for (var r = row; r < row + cell.RowSpan; r++)
                {
                    for (var c = cell.Column; c < cell.Column + cell.ColSpan; c++)
                    {
                        _grid[r, c] = _cells.Count;
                    }
                }

                _cells.Add(new(cell.Role, row));
            }
        }
    }

    /// <summary>
    /// The heads of a cell, as places in the table's cells counted row by row: its row's from left to right, then its
    /// columns' from top to bottom. A table may have heads anew between its rows; those above them do not count.
    /// </summary>
    public List<int> FindFor(int row, in DocumentTableCell cell)
    {
        var heads = new List<int>(4);
        // A head over several columns is found once.
        for (var c = 0; c < cell.Column; c++)
        {
            Add(heads, _grid[row, c], CellRole.RowHead, heads.Count);
        }

        var rows = heads.Count;
        for (var c = cell.Column; c < cell.Column + cell.ColSpan; c++)
        {
            // Up over figures to the nearest head row, then on through the heads that stand above one another.
            var r = row - 1;
            while (r >= 0 && _cells[_grid[r, c]].Role != CellRole.ColumnHead)
            {
                r--;
            }

            for (
                var at = heads.Count;
                r >= 0 && _cells[_grid[r, c]] is { Role: CellRole.ColumnHead } head;
                r = head.Row - 1
            )
            {
                // Walking up, each head goes before the ones found below it.
                Add(heads, _grid[r, c], CellRole.ColumnHead, Math.Max(at, rows));
            }
        }

        return heads;
    }

    private void Add(List<int> heads, int cell, CellRole role, int at)
    {
        if (_cells[cell].Role == role && !heads.Contains(cell))
        {
            heads.Insert(at, cell);
        }
    }

    private readonly record struct PlacedCell(CellRole Role, int Row);
}

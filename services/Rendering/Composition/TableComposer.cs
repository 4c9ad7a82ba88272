using Disclosure.Form;
using Disclosure.Rendering.Domain;

namespace Disclosure.Rendering.Composition;

/// <summary>Makes the printed table of an edition's grid and a sheet's values.</summary>
internal static class TableComposer
{
    /// <summary>Composes the table of a sheet. Rows of alternatives that the sheet does not use are left out.</summary>
    /// <param name="sheet">Its alternatives decide which rows of the grid are printed.</param>
    public static DocumentTable Compose(FormTable table, string caption, Sheet sheet)
    {
        var grid = table.Grid;
        var printed = new bool[grid.Rows.Count];
        for (var i = 0; i < printed.Length; i++)
        {
            var row = grid.Rows[i];
            printed[i] =
                // An alternative's rows appear where it is used, and the rows that it replaces disappear.
                (row.OnlyWith.Length == 0 || sheet.Uses(row.OnlyWith))
                && (row.NotWith.Length == 0 || !sheet.Uses(row.NotWith));
        }

        var rows = new List<DocumentTableRow>(grid.Rows.Count);
        // By column: the first row that no cell from above covers any more.
        var coveredUntil = new int[grid.Widths.Count];
        for (var i = 0; i < grid.Rows.Count; i++)
        {
            // Places are computed for rows that are not printed too, since spans run through them.
            var cells = Place(grid, i, printed, coveredUntil, sheet);
            if (printed[i])
            {
                rows.Add(new(cells));
            }
        }

        return WithoutIdleColumns(new(caption, true, grid.Widths, grid.HeadRows, rows));
    }

    // A grid may have columns in which no printed cell begins; they only make their neighbour wider.
    private static DocumentTable WithoutIdleColumns(DocumentTable table)
    {
        var begins = new bool[table.Widths.Count];
        foreach (var cell in table.Rows.SelectMany(r => r.Cells))
        {
            begins[cell.Column] = true;
        }

        if (!begins.Contains(false))
        {
            return table;
        }

        var widths = new List<int>(begins.Length);
        var places = new int[begins.Length + 1];
        for (var i = 0; i < begins.Length; i++)
        {
            if (begins[i])
            {
                widths.Add(table.Widths[i]);
            }
            // The column before takes the width, so that shares still add up to 1000.
            else
            {
                widths[^1] += table.Widths[i];
            }

            // Number of columns kept up to here; differences of these are spans in the new table.
            places[i + 1] = widths.Count;
        }

        DocumentTableCell Moved(DocumentTableCell cell)
        {
            // Every cell begins in a kept column, so its own new place is the last one counted.
            var column = places[cell.Column + 1] - 1;
            return cell with { Column = column, ColSpan = places[cell.Column + cell.ColSpan] - column };
        }

        return table with
        {
            Widths = widths,
            Rows = [.. table.Rows.Select(r => new DocumentTableRow([.. r.Cells.Select(Moved)]))],
        };
    }

    // Spans count rows of the whole grid; those that this sheet does not print are taken out here.
    private static List<DocumentTableCell> Place(
        TableGrid grid,
        int index,
        bool[] printed,
        int[] coveredUntil,
        Sheet sheet
    )
    {
        var row = grid.Rows[index];
        var isHead = index < grid.HeadRows;
        var cells = new List<DocumentTableCell>(row.Cells.Count);
        var column = 0;
        foreach (var cell in row.Cells)
        {
            // Skips columns in which a cell from above still stands.
            while (coveredUntil[column] > index)
            {
                column++;
            }

            Array.Fill(coveredUntil, index + cell.RowSpan, column, cell.ColSpan);
            // Only printed rows count; a cell of an unprinted row is dropped with it.
            var span = printed.AsSpan(index, cell.RowSpan).Count(true);
            var role =
                cell.Cell.Length > 0 ? CellRole.Value
                : cell.RowHead && !isHead ? CellRole.RowHead
                : CellRole.ColumnHead;
            // A cell without a name reads as blank; its own text is taken below.
            var value = sheet[cell.Cell];
            var text = role == CellRole.Value ? Text(cell.Cell, value, sheet, grid) : cell.Text;
            cells.Add(
                new(text, column, cell.ColSpan, span, role, cell.Vertical, cell.Cell, value)
                {
                    Unit = role == CellRole.Value ? UnitOf(cell.Cell, sheet.Edition) : "",
                }
            );
            column += cell.ColSpan;
        }

        return cells;
    }

    private static string UnitOf(string cell, Edition edition) => edition.Cells[edition.IndexOf(cell)].Column.Unit;

    // What is printed for a value, a blank, a remark and a figure that does not apply.
    private static string Text(string cell, CellValue value, Sheet sheet, TableGrid grid) =>
        value.IsNumber ? value.ToString()
        : value.IsNotApplicable ? grid.NotApplicableMark
        // A remark stands where the figure would; without one the edition's mark for blanks.
        : sheet.Remarks.GetValueOrDefault(cell, grid.BlankMark);
}

using Disclosure.Form;
using Disclosure.Rendering.Domain;

namespace Disclosure.Rendering.Composition;

/// <summary>Makes the printed table of an edition's grid and a sheet's values.</summary>
internal static class TableComposer
{
    /// <summary>Composes the table of a sheet. Rows of alternatives that the sheet does not use are left out.</summary>
    public static DocumentTable Compose(FormTable table, string caption, Sheet sheet)
    {
        var grid = table.Grid;
        var printed = new bool[grid.Rows.Count];
        for (var i = 0; i < printed.Length; i++)
        {
            var row = grid.Rows[i];
            printed[i] =
                (row.OnlyWith.Length == 0 || sheet.Uses(row.OnlyWith))
                && (row.NotWith.Length == 0 || !sheet.Uses(row.NotWith));
        }

        var rows = new List<DocumentTableRow>(grid.Rows.Count);
        var coveredUntil = new int[grid.Widths.Count];
        for (var i = 0; i < grid.Rows.Count; i++)
        {
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
            else
            {
                widths[^1] += table.Widths[i];
            }

            places[i + 1] = widths.Count;
        }

        DocumentTableCell Moved(DocumentTableCell cell)
        {
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
            while (coveredUntil[column] > index)
            {
                column++;
            }

            Array.Fill(coveredUntil, index + cell.RowSpan, column, cell.ColSpan);
            var span = printed.AsSpan(index, cell.RowSpan).Count(true);
            var role =
                cell.Cell.Length > 0 ? CellRole.Value
                : cell.RowHead && !isHead ? CellRole.RowHead
                : CellRole.ColumnHead;
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
        : sheet.Remarks.GetValueOrDefault(cell, grid.BlankMark);
}

using System.Globalization;
using Disclosure.Form;
using Disclosure.Rendering.Domain;
using Disclosure.Rendering.Markup;

namespace Disclosure.Rendering.Formats.Xlsx;

/// <summary>
/// One table: its title, the printed grid, and under it what the printed sums should be. A sum that holds is a formula, so
/// that a reader can follow it; one that does not hold stays the number printed, since nothing is repaired in silence.
/// </summary>
internal sealed class TableWorksheet(MarkupBuffer xml, DocumentTable table, Sheet sheet, SumEquations sums)
{
    // The title stands above the grid.
    // Row 1 is the title.
    private const int FirstRow = 2;

    // Characters across the page.
    // In widths of a digit, as Excel counts columns.
    private const int Width = 92;

    private readonly int[] _widths = WidthsOf(table);
    private readonly List<string> _notes = [];

    // By the name of the cell: where it stands in this worksheet.
    private readonly Dictionary<string, CellAddress> _places = [];

    /// <param name="places">Gets the place of every cell of the table.</param>
    public static PrintedWorksheet Write(DocumentTable table, Sheet sheet, string name, List<CellAddress> places)
    {
        var writer = new TableWorksheet(new(), table, sheet, new(sheet.Edition));
        // All places first: a formula may refer to cells below or to the right.
        for (var row = 0; row < table.Rows.Count; row++)
        {
            foreach (var cell in table.Rows[row].Cells.Where(c => c.Role == CellRole.Value))
            {
                writer._places.Add(cell.Cell, new(cell.Cell, name, cell.Column, FirstRow + row));
            }
        }

        places.AddRange(writer._places.Values);
        var rows = writer.Write();
        // Title and heads are repeated on every page.
        return new(name, writer.Xml, (0, table.Widths.Count - 1), rows, FirstRow + table.HeadRows - 1);
    }

    private MarkupBuffer Xml => xml;

    // The answer is the last row written.
    private int Write()
    {
        xml.Raw(WorksheetXml.Start);
        WriteViewAndColumns();
        xml.Raw("<sheetData><row r=\"1\" ht=\"30\" customHeight=\"1\">"u8);
        WorksheetXml.TextCell(xml, 0, 1, CellStyle.Title, table.Caption);
        xml.Raw("</row>"u8);
        WriteGrid();
        // Notes begin two rows below the grid, one row free.
        var (above, last) = (FirstRow + table.Rows.Count, FirstRow + table.Rows.Count - 1);
        foreach (var note in _notes)
        {
            last = ++above;
            // Notes run over all columns, hence the sum of the widths.
            WorksheetXml.StartRow(xml, last, WorksheetXml.LinesOf(note, _widths.Sum()));
            WorksheetXml.TextCell(xml, 0, last, CellStyle.Note, note);
            xml.Raw("</row>"u8);
        }

        xml.Raw("</sheetData>"u8);
        WriteMerges(last);
        xml.Raw(WorksheetXml.PageEnd);
        return last;
    }

    // The header rows stay in view when the sheet is scrolled.
    private void WriteViewAndColumns()
    {
        xml.Raw("<sheetViews><sheetView workbookViewId=\"0\""u8);
        if (table.HeadRows > 0)
        {
            var first = FirstRow + table.HeadRows;
            // Frozen above the first row of figures.
            xml.Raw("><pane ySplit=\""u8)
                .Number(first - 1)
                .Raw("\" topLeftCell=\"A"u8)
                .Number(first)
                .Raw("\" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView>"u8);
        }
        else
        {
            xml.Raw("/>"u8);
        }

        xml.Raw("</sheetViews><cols>"u8);
        for (var i = 0; i < table.Widths.Count; i++)
        {
            xml.Raw("<col min=\""u8)
                .Number(i + 1)
                .Raw("\" max=\""u8)
                .Number(i + 1)
                .Raw("\" width=\""u8)
                .Number(_widths[i])
                .Raw("\" customWidth=\"1\"/>"u8);
        }

        xml.Raw("</cols>"u8);
    }

    // Every place of the grid has a cell, so that merged cells have their borders all round.
    private void WriteGrid()
    {
        // By column: the style of the cell that covers it, and rows that it still covers.
        var styles = new int[table.Widths.Count];
        var rowsLeft = new int[table.Widths.Count];
        for (var row = 0; row < table.Rows.Count; row++)
        {
            var number = FirstRow + row;
            WorksheetXml.StartRow(xml, number, LinesOf(table.Rows[row]));
            var next = 0;
            for (var column = 0; column < styles.Length; column++)
            {
                // A cell from above goes on: an empty cell of its style.
                if (rowsLeft[column] > 0)
                {
                    rowsLeft[column]--;
                    WorksheetXml.TextCell(xml, column, number, styles[column], "");
                    continue;
                }

                var cell = table.Rows[row].Cells[next++];
                WriteCell(cell, number);
                for (var c = column; c < column + cell.ColSpan; c++)
                {
                    (styles[c], rowsLeft[c]) = (CellStyle.FindFor(cell), cell.RowSpan - 1);
                    if (c > column)
                    {
                        WorksheetXml.TextCell(xml, c, number, styles[c], "");
                    }
                }

                column += cell.ColSpan - 1;
            }

            xml.Raw("</row>"u8);
        }
    }

    // A cell of several rows shares its lines out among them; what is set vertically has room enough.
    private double LinesOf(Domain.DocumentTableRow row)
    {
        var lines = 1d;
        foreach (var cell in row.Cells.Where(c => !c.Vertical))
        {
            var width = _widths.AsSpan(cell.Column, cell.ColSpan).ToArray().Sum();
            lines = Math.Max(lines, WorksheetXml.LinesOf(cell.Text, width) / cell.RowSpan);
        }

        return lines;
    }

    // Those of the form, but no narrower than its longest figure: one that does not fit is shown as ####.
    private static int[] WidthsOf(DocumentTable table)
    {
        const int Padding = 2;
        // Rounded up, so that no column loses a character.
        var widths = table.Widths.Select(w => ((w * Width) + 999) / 1000).ToArray();
        foreach (var cell in table.Rows.SelectMany(r => r.Cells).Where(c => c.Value.IsNumber && c.ColSpan == 1))
        {
            widths[cell.Column] = Math.Max(widths[cell.Column], cell.Text.Length + Padding);
        }

        return widths;
    }

    // A printed sum that differs from its terms is styled and explained below the table.
    private void WriteCell(in DocumentTableCell cell, int row)
    {
        if (!cell.Value.IsNumber)
        {
            WorksheetXml.TextCell(xml, cell.Column, row, CellStyle.FindFor(cell), cell.Text);
            return;
        }

        // Blank terms give no sum: then the cell is a plain number.
        var (parts, sum) = SumEquations.Add(sums.FindTerms(cell.Cell), sheet);
        // All terms must be on this worksheet, or a formula could not name them.
        var isSum = parts.Count > 0 && sum is not null && parts.All(_places.ContainsKey);
        var isWrong = isSum && sum != cell.Value.Number;
        // The printed number stays; the note says what the sum would be.
        if (isWrong)
        {
            var title = sheet.Edition.Cells[sheet.Edition.IndexOf(cell.Cell)].Title;
            _notes.Add(
                $"{title}印为 {cell.Text}，按分项相加应为 {Text(sum!.Value)}，相差 {Text(cell.Value.Number - sum.Value)}。"
            );
        }

        WorksheetXml.NumberCell(
            xml,
            cell.Column,
            row,
            CellStyle.ForNumber(cell.Value.Scale, isWrong),
            isSum && !isWrong ? $"SUM({string.Join(',', Ranges(parts))})" : "",
            cell.Text
        );
    }

    private static string Text(decimal number) => number.ToString(CultureInfo.InvariantCulture);

    // Neighbours in a row or a column are one range.
    private IEnumerable<string> Ranges(IReadOnlyList<string> parts)
    {
        // Terms in the order of the equation; only true neighbours are joined.
        for (var i = 0; i < parts.Count; )
        {
            var first = _places[parts[i]];
            var last = first;
            // A range runs along one row or one column, never both.
            for (i++; i < parts.Count && Continues(first, last, _places[parts[i]]); i++)
            {
                last = _places[parts[i]];
            }

            yield return first == last ? first.Relative : $"{first.Relative}:{last.Relative}";
        }
    }

    private static bool Continues(CellAddress first, CellAddress last, CellAddress next) =>
        (next.Row == first.Row && last.Row == first.Row && next.Column == last.Column + 1)
        || (next.Column == first.Column && last.Column == first.Column && next.Row == last.Row + 1);

    // Merged ranges follow the sheet data in the schema of a worksheet.
    private void WriteMerges(int lastRow)
    {
        var merged = table
            .Rows.SelectMany((r, i) => r.Cells.Select(c => (Row: FirstRow + i, Cell: c)))
            .Where(c => c.Cell.ColSpan > 1 || c.Cell.RowSpan > 1)
            .ToArray();
        xml.Raw("<mergeCells count=\""u8)
            // The title and every note are merged over all columns too.
            .Number(merged.Length + 1 + _notes.Count)
            .Raw("\"><mergeCell ref=\"A1:"u8)
            .Text(CellAddress.Address(table.Widths.Count - 1, 1))
            .Raw("\"/>"u8);
        foreach (var (row, cell) in merged)
        {
            xml.Raw("<mergeCell ref=\""u8)
                .Text(CellAddress.Address(cell.Column, row))
                .Raw(":"u8)
                .Text(CellAddress.Address(cell.Column + cell.ColSpan - 1, row + cell.RowSpan - 1))
                .Raw("\"/>"u8);
        }

        // Notes are the last rows.
        for (var row = lastRow - _notes.Count + 1; row <= lastRow; row++)
        {
            xml.Raw("<mergeCell ref=\""u8)
                .Text(CellAddress.Address(0, row))
                .Raw(":"u8)
                .Text(CellAddress.Address(table.Widths.Count - 1, row))
                .Raw("\"/>"u8);
        }

        xml.Raw("</mergeCells>"u8);
    }
}

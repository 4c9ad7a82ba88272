using AngleSharp.Html.Dom;
using Disclosure.Intake.Domain.Documents;

namespace Disclosure.Intake.Formats.Html;

/// <summary>
/// Reads the cells of a web page's table, each listed once where it begins on the grid (HTML, 4.9.12).
/// </summary>
internal static class HtmlTableReader
{
    // Bounds of one table; beyond them a page is refused, or a span is cut.
    private const int MaxColumns = 200;
    private const int MaxRows = 2_000;
    private const int MaxCells = 50_000;

    /// <summary>
    /// DOCUMENT_TOO_LARGE. Exported pages say in data-cell and data-value which cell of the form a figure belongs to.
    /// </summary>
    public static IReadOnlyList<IReadOnlyList<ExtractedCell>> ReadRows(IHtmlTableElement table)
    {
        var rows = new List<IReadOnlyList<ExtractedCell>>();
        var coveredUntil = new int[MaxColumns];
        var count = 0;
        var walk = new HtmlTextExtractor(isOwn: false);
        foreach (var row in table.Rows)
        {
            if (rows.Count >= MaxRows)
            {
                throw DocumentErrors.TooLarge("表格行数", MaxRows);
            }

            var cells = new List<ExtractedCell>();
            var column = 0;
            foreach (var cell in row.Cells)
            {
                while (column < MaxColumns && coveredUntil[column] > rows.Count)
                {
                    column++;
                }

                if (column >= MaxColumns || ++count > MaxCells)
                {
                    throw DocumentErrors.TooLarge("表格单元格数", MaxCells);
                }

                var span = Math.Clamp(cell.ColumnSpan, 1, MaxColumns - column);
                Array.Fill(coveredUntil, rows.Count + Math.Clamp(cell.RowSpan, 1, MaxRows), column, span);
                cells.Add(
                    new(
                        Text(cell, walk),
                        rows.Count + 1,
                        column + 1,
                        span,
                        cell.GetAttribute("data-cell") ?? "",
                        cell.GetAttribute("data-value") == "na"
                    )
                );
                column += span;
            }

            rows.Add(cells);
        }

        return rows;
    }

    // The cell's lines without what is hidden.
    private static string Text(IHtmlTableCellElement cell, HtmlTextExtractor walk)
    {
        walk.Visit(cell, 0);
        walk.EndLine();
        var text = walk.Items switch
        {
            [] => "",
            [ExtractedLine only] => only.Text.Trim(),
            _ => ExtractedCell.Joined([.. walk.Items.OfType<ExtractedLine>().Select(l => l.Text.Trim())]),
        };
        walk.Items.Clear();
        return text;
    }
}

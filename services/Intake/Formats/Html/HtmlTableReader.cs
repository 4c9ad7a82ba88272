using AngleSharp.Html.Dom;
using Disclosure.Intake.Domain.Documents;

namespace Disclosure.Intake.Formats.Html;

/// <summary>The cells of a web page's table, each where it begins on the grid.</summary>
internal static class HtmlTableReader
{
    private const int MaxColumns = 200;
    private const int MaxRows = 2_000;
    private const int MaxCells = 50_000;

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

    // As shown: one line, nothing hidden, no space that only parts the source's lines.
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

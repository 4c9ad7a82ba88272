using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Disclosure.Intake.Domain.Documents;
using Disclosure.Intake.Domain.Wording;

namespace Disclosure.Intake.Formats.Html;

/// <summary>
/// Reads the cells of a web page's table, each listed once where it begins on the grid (HTML, 4.9.12).
/// </summary>
internal sealed class HtmlTableReader(HtmlStyleSheet styles, LeftOutContent leftOut)
{
    // Bounds of one table; beyond them a page is refused, or a span is cut.
    private const int MaxColumns = 200;
    private const int MaxRows = 2_000;
    private const int MaxCells = 50_000;

    /// <summary>
    /// DOCUMENT_TOO_LARGE. Exported pages say in data-cell and data-value which cell of the form a figure belongs to.
    /// </summary>
    public IReadOnlyList<IReadOnlyList<ExtractedCell>> ReadRows(IHtmlTableElement table)
    {
        var rows = new List<IReadOnlyList<ExtractedCell>>();
        var coveredUntil = new int[MaxColumns];
        var count = 0;
        var hidden = HiddenColumns(table);
        var walk = new HtmlTextExtractor(isOwn: false, styles, leftOut);
        foreach (var row in table.Rows)
        {
            if (IsHidden(row))
            {
                leftOut.Add(LeftOutKind.Hidden, row.TextContent);
                continue;
            }

            if (rows.Count >= MaxRows)
            {
                throw DocumentErrors.TooLarge("表格行数", MaxRows);
            }

            var cells = new List<ExtractedCell>();
            var column = 0;
            foreach (var cell in row.Cells.Where(c => !IsHiddenCell(c)))
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
                if (Enumerable.Range(column, span).All(hidden.Contains))
                {
                    leftOut.Add(LeftOutKind.Hidden, cell.TextContent);
                }
                else
                {
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
                }

                column += span;
            }

            rows.Add(cells);
        }

        return rows;
    }

    // A hidden row, or a row of a hidden group of rows.
    private bool IsHidden(IHtmlTableRowElement row) =>
        styles.IsHidden(row) || (row.ParentElement is IHtmlTableSectionElement group && styles.IsHidden(group));

    private bool IsHiddenCell(IHtmlTableCellElement cell)
    {
        var isHidden = styles.IsHidden(cell);
        if (isHidden)
        {
            leftOut.Add(LeftOutKind.Hidden, cell.TextContent);
        }

        return isHidden;
    }

    // Columns, from 0, that a col element hides.
    private HashSet<int> HiddenColumns(IHtmlTableElement table)
    {
        var hidden = new HashSet<int>();
        var column = 0;
        foreach (var element in table.QuerySelectorAll("col"))
        {
            var span = int.TryParse(element.GetAttribute("span"), out var said) ? Math.Clamp(said, 1, MaxColumns) : 1;
            if (styles.IsHidden(element))
            {
                hidden.UnionWith(Enumerable.Range(column, span));
            }

            column = Math.Min(column + span, MaxColumns);
        }

        return hidden;
    }

    // The cell's text. A raised mark behind a figure is no digit of it.
    private string Text(IHtmlTableCellElement cell, HtmlTextExtractor walk)
    {
        var whole = Walk(cell, walk);
        if (whole.Length == 0 || !cell.Descendants().OfType<IElement>().Any(styles.IsRaised))
        {
            return whole;
        }

        walk.SkipsRaised = true;
        var level = Walk(cell, walk);
        walk.SkipsRaised = false;
        if (level.Length == 0 || level.Length == whole.Length || !PrintedValue.TryParse(level, out _))
        {
            return whole;
        }

        leftOut.Add(LeftOutKind.NoteMark, whole);
        return level;
    }

    // The cell's lines without what is hidden.
    private static string Walk(IHtmlTableCellElement cell, HtmlTextExtractor walk)
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

using Disclosure.Intake.Domain.Documents;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace Disclosure.Intake.Formats.Docx;

/// <summary>The cells of a table (ECMA-376, part 1, 17.4), without rows and cells that are hidden or deleted.</summary>
internal sealed class DocxTable(DocxInlineReader text, LeftOutContent leftOut)
{
    // A span is no wider than any table; a file may claim billions.
    private const int MaxSpan = 200;

    /// <summary>
    /// Each cell is listed once where it begins on the grid; continuations of vertical merges are left out.
    /// </summary>
    public IReadOnlyList<IReadOnlyList<ExtractedCell>> Rows(W.Table table)
    {
        var rows = new List<IReadOnlyList<ExtractedCell>>();
        foreach (var row in table.Descendants<W.TableRow>())
        {
            var properties = row.TableRowProperties;
            if (properties?.GetFirstChild<W.Deleted>() is not null)
            {
                continue;
            }

            if (properties.IsOn("hidden") == true)
            {
                leftOut.Add(LeftOutKind.Hidden, row.InnerText);
                continue;
            }

            rows.Add(Cells(row, rows.Count + 1));
        }

        return rows;
    }

    private List<ExtractedCell> Cells(W.TableRow row, int number)
    {
        var cells = new List<ExtractedCell>();
        var column = 1 + (row.TableRowProperties?.Elements<W.GridBefore>().FirstOrDefault()?.Val?.Value ?? 0);
        foreach (var cell in row.Descendants<W.TableCell>())
        {
            var properties = cell.TableCellProperties;
            if (properties?.Child("cellDel") is not null)
            {
                continue;
            }

            var span = Math.Clamp(properties?.GridSpan?.Val?.Value ?? 1, 1, MaxSpan);
            if (properties?.VerticalMerge is not { } merge || merge.Val?.Value == W.MergedCellValues.Restart)
            {
                cells.Add(new(Text(cell), number, column, span));
            }

            column += span;
        }

        return cells;
    }

    private string Text(W.TableCell cell) =>
        ExtractedCell.Joined([.. DocxBlocks.Paragraphs(cell, leftOut).SelectMany(text.CellLines)]).Trim();
}

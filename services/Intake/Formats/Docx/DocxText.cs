using Disclosure.Form;
using Disclosure.Intake.Domain.Documents;
using DocumentFormat.OpenXml;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace Disclosure.Intake.Formats.Docx;

/// <summary>Text and table cells of WordprocessingML elements (ECMA-376, part 1, 17).</summary>
internal static class DocxText
{
    // A span is no wider than any table; a file may claim billions.
    private const int MaxSpan = 200;

    /// <summary>
    /// The paragraph's lines: one, and one more for every break in it. Deleted, moved and hidden text is left out.
    /// </summary>
    public static List<List<TextRun>> Lines(W.Paragraph paragraph)
    {
        var lines = new List<List<TextRun>> { new() };
        foreach (var run in paragraph.Descendants<W.Run>().Where(r => IsShown(r, paragraph)))
        {
            var isBold = run.RunProperties?.Bold is { } bold && (bold.Val is null || bold.Val.Value);
            foreach (var child in run.ChildElements)
            {
                switch (child)
                {
                    case W.Text text when text.Text.Length > 0:
                        lines[^1].Add(new(text.Text, isBold));
                        break;
                    case W.TabChar:
                        lines[^1].Add(new(" ", isBold));
                        break;
                    case W.NoBreakHyphen:
                        lines[^1].Add(new("-", isBold));
                        break;
                    case W.Break or W.CarriageReturn:
                        lines.Add([]);
                        break;
                }
            }
        }

        return lines;
    }

    /// <summary>
    /// The table's cells, each listed once where it begins on the grid; continuations of vertical merges are left
    /// out.
    /// </summary>
    public static IReadOnlyList<IReadOnlyList<ExtractedCell>> Rows(W.Table table)
    {
        var rows = new List<IReadOnlyList<ExtractedCell>>();
        foreach (
            var row in table
                .Descendants<W.TableRow>()
                .Where(r => r.TableRowProperties?.GetFirstChild<W.Deleted>() is null)
        )
        {
            var cells = new List<ExtractedCell>();
            var column = 1 + (row.TableRowProperties?.Elements<W.GridBefore>().FirstOrDefault()?.Val?.Value ?? 0);
            foreach (var cell in row.Descendants<W.TableCell>())
            {
                var properties = cell.TableCellProperties;
                var span = Math.Clamp(properties?.GridSpan?.Val?.Value ?? 1, 1, MaxSpan);
                if (properties?.VerticalMerge is not { } merge || merge.Val?.Value == W.MergedCellValues.Restart)
                {
                    cells.Add(new(Text(cell), rows.Count + 1, column, span));
                }

                column += span;
            }

            rows.Add(cells);
        }

        return rows;
    }

    /// <summary>
    /// The text boxes that are anchored in a paragraph. Of alternative content only the first choice is read.
    /// </summary>
    public static IEnumerable<W.TextBoxContent> Boxes(W.Paragraph paragraph) =>
        paragraph
            .Descendants<W.TextBoxContent>()
            .Where(b =>
                b.Ancestors<W.Paragraph>().FirstOrDefault() == paragraph
                && !b.Ancestors<AlternateContentFallback>().Any()
            );

    private static string Text(W.TableCell cell) =>
        ExtractedCell
            .Joined([.. Paragraphs(cell).SelectMany(Lines).Select(l => string.Concat(l.Select(r => r.Text)).Trim())])
            .Trim();

    // A text box that is drawn over a cell is part of the cell.
    private static IEnumerable<W.Paragraph> Paragraphs(OpenXmlElement cell) =>
        cell.Elements<W.Paragraph>().SelectMany(p => Boxes(p).SelectMany(Paragraphs).Prepend(p));

    // Deleted and moved runs are gone; runs of a text box belong to its own paragraphs.
    private static bool IsShown(W.Run run, W.Paragraph paragraph)
    {
        for (OpenXmlElement? at = run.Parent; at is not null && at != paragraph; at = at.Parent)
        {
            if (at is W.DeletedRun or W.MoveFromRun or W.Paragraph)
            {
                return false;
            }
        }

        return run.RunProperties?.Vanish is null;
    }
}

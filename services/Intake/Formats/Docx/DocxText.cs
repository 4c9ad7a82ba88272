using Disclosure.Form;
using Disclosure.Intake.Domain.Documents;
using DocumentFormat.OpenXml;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace Disclosure.Intake.Formats.Docx;

/// <summary>Text and grid of WordprocessingML elements.</summary>
internal static class DocxText
{
    private const int MaxSpan = 200;

    /// <summary>The paragraph's lines: one, and one more for every break in it.</summary>
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

    /// <summary>The table's cells, each where it begins on the grid; what goes on from above is not listed.</summary>
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

    /// <summary>The boxes of text that are anchored in a paragraph; of alternatives only the first, which says the same.</summary>
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

    // A box that is drawn over a cell is what stands in it.
    private static IEnumerable<W.Paragraph> Paragraphs(OpenXmlElement cell) =>
        cell.Elements<W.Paragraph>().SelectMany(p => Boxes(p).SelectMany(Paragraphs).Prepend(p));

    // What was deleted or moved away is no longer there; a box beside the text is not of this paragraph.
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

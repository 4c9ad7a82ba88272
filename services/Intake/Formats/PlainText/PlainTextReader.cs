using Disclosure.Form;
using Disclosure.Intake.Domain.Documents;
using Disclosure.Intake.Formats.Encodings;

namespace Disclosure.Intake.Formats.PlainText;

/// <summary>Reads plain text and Markdown: lines, and rows of cells between vertical bars.</summary>
internal static class PlainTextReader
{
    // A line with fewer bars is text.
    private const int MinBars = 2;

    /// <summary>
    /// DOCUMENT_UNREADABLE, DOCUMENT_TOO_LARGE. Adjacent rows are one table; lines are numbered from 1.
    /// </summary>
    public static ExtractedDocument Read(ReadOnlyMemory<byte> content, string charset)
    {
        var items = new List<ExtractedItem>();
        var rows = new List<IReadOnlyList<ExtractedCell>>();
        var notes = new List<Finding>();
        var (tables, number) = (0, 0);
        foreach (var raw in TextDecoding.Decode(content, charset, notes).AsSpan().EnumerateLines())
        {
            number++;
            if (raw.Count('|') >= MinBars && !raw.Trim().TrimStart('|').IsWhiteSpace())
            {
                if (!IsRule(raw))
                {
                    rows.Add(Cells(raw, rows.Count + 1, number));
                }

                continue;
            }

            EndTable();
            var line = raw.TrimEnd();
            if (!line.IsWhiteSpace())
            {
                items.Add(new ExtractedLine([new(line.Trim().ToString())], number, IsIndented: IsIndented(line)));
            }
        }

        EndTable();
        return new(items, IsWrapped: true) { Notes = notes };

        void EndTable()
        {
            if (rows.Count > 0)
            {
                items.Add(new ExtractedTable(++tables, [.. rows]));
                rows.Clear();
            }
        }
    }

    // Bars at the ends of a row are its frame and separate nothing.
    private static List<ExtractedCell> Cells(ReadOnlySpan<char> line, int row, int number)
    {
        var cells = new List<ExtractedCell>();
        var inner = line.Trim();
        inner = inner is ['|', ..] ? inner[1..] : inner;
        inner = inner is [.., '|'] ? inner[..^1] : inner;
        foreach (var range in inner.Split('|'))
        {
            cells.Add(new(inner[range].Trim().ToString(), row, cells.Count + 1, Line: number));
        }

        return cells;
    }

    // |---|:-:| between the head of a Markdown table and its rows.
    private static bool IsRule(ReadOnlySpan<char> line) => line.Contains('-') && !line.ContainsAnyExcept("|-: \t");

    // An ideographic space, a tab or two spaces begin a paragraph.
    private static bool IsIndented(ReadOnlySpan<char> line) => line is ['　', ..] or ['\t', ..] or [' ', ' ', ..];
}

using Disclosure.Intake.Domain;

namespace Disclosure.Intake.Readers;

/// <summary>Plain text and Markdown: lines, and rows of cells between bars.</summary>
internal sealed class PlainTextReader : IDocumentReader
{
    // Fewer bars than these do not make a row.
    private const int MinBars = 2;

    public IReadOnlyList<string> ContentTypes { get; } = ["text/plain", "text/markdown"];

    public ExtractedDocument Read(ReadOnlyMemory<byte> content, string charset, CancellationToken cancellation)
    {
        var items = new List<ExtractedItem>();
        var rows = new List<IReadOnlyList<ExtractedCell>>();
        var (tables, number) = (0, 0);
        foreach (var raw in TextDecoding.Decode(content, charset).AsSpan().EnumerateLines())
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
        return new(items, IsWrapped: true);

        void EndTable()
        {
            if (rows.Count > 0)
            {
                items.Add(new ExtractedTable(++tables, [.. rows]));
                rows.Clear();
            }
        }
    }

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

    // |---|:-:| between a head and its rows.
    private static bool IsRule(ReadOnlySpan<char> line) => line.Contains('-') && !line.ContainsAnyExcept("|-: \t");

    private static bool IsIndented(ReadOnlySpan<char> line) => line is ['　', ..] or ['\t', ..] or [' ', ' ', ..];
}

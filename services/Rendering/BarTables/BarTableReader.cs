using Disclosure.Rendering.Domain;

namespace Disclosure.Rendering.BarTables;

/// <summary>Tables that were read as rows of cells between bars, held against those of the model in their order.</summary>
/// <remarks>Reads leniently: a missing row or cell leaves a gap that the comparison reports.</remarks>
internal sealed class BarTableReader
{
    /// <summary>What stands where a figure belongs, by the name of its cell.</summary>
    public Dictionary<string, string> Cells { get; } = [];

    /// <summary>What stands where a head or a word of a small table belongs.</summary>
    public List<string> Words { get; } = [];

    /// <summary>Every row of the grid has its line; a merged cell is one piece of it.</summary>
    public static BarTableReader ReadAligned(ReportDocument model, Queue<string[]> rows)
    {
        var read = new BarTableReader();
        foreach (var segments in model.Parts.SelectMany(TablesOf).SelectMany(TableSegment.Split))
        {
            var line = Next(rows);
            // A line with fewer pieces than the row lacks cells; the rest is left unread.
            for (var i = 0; i < Math.Min(segments.Length, line.Length); i++)
            {
                // What goes on from a row above was read there.
                if (!segments[i].IsContinued)
                {
                    read.Add(segments[i].Cell, line[i], isJoined: false);
                }
            }
        }

        return read;
    }

    /// <summary>All heads above a column stand in one row, parted by "／"; every column has a cell in every row.</summary>
    public static BarTableReader ReadJoined(ReportDocument model, Queue<string[]> rows)
    {
        var read = new BarTableReader();
        foreach (var table in model.Parts.SelectMany(TablesOf))
        {
            // Taken before the rows: one line holds the heads of all head rows.
            var heads = Next(rows);
            for (var i = 0; i < table.Rows.Count; i++)
            {
                var isJoined = i < table.HeadRows;
                var line = isJoined ? heads : Next(rows);
                // A cell beyond the end of the line was not written; it is found missing later.
                foreach (var cell in table.Rows[i].Cells.Where(c => c.Column < line.Length))
                {
                    read.Add(cell, line[cell.Column], isJoined);
                }
            }
        }

        return read;
    }

    /// <summary>The words that there should be.</summary>
    public static List<string> ExpectedWords(ReportDocument model) =>
        [
            .. model
                .Parts.SelectMany(TablesOf)
                .SelectMany(t => t.Rows)
                .SelectMany(r => r.Cells)
                // Figures are compared by their cells, not by their words.
                .Where(c => c.Role != CellRole.Value)
                .Select(c => Normal(c.Text)),
        ];

    /// <summary>The words of small tables stand between bars; their captions do not.</summary>
    /// <remarks>Captions stay: they are printed as lines of their own and belong to the prose.</remarks>
    public static ReportDocument WithoutTables(ReportDocument model) =>
        model with
        {
            Parts = [.. model.Parts.Select(WithoutTables)],
        };

    private void Add(in DocumentTableCell cell, string read, bool isJoined)
    {
        if (cell.Role == CellRole.Value)
        {
            Cells[cell.Cell] = read;
            return;
        }

        var (text, head) = (Normal(read), Normal(cell.Text));
        // Joined heads of a column: this head is one of them, or else the whole is what was read instead.
        Words.Add(isJoined && $"／{text}／".Contains($"／{head}／", StringComparison.Ordinal) ? head : text);
    }

    // An empty row where the document ends too early, so that all its cells are missing.
    private static string[] Next(Queue<string[]> rows) => rows.TryDequeue(out var row) ? row : [];

    // Writers replace the bar; the expected word goes through the same change.
    private static string Normal(string word) => word.Replace('|', '｜').Trim();

    private static IEnumerable<DocumentTable> TablesOf(DocumentPart part) =>
        part.Items.OfType<DocumentTable>().Concat(part.Parts.SelectMany(TablesOf));

    private static DocumentPart WithoutTables(DocumentPart part) =>
        part with
        {
            Items = [.. part.Items.Select(i => i is DocumentTable table ? table with { Rows = [] } : i)],
            Parts = [.. part.Parts.Select(WithoutTables)],
        };
}

using Disclosure.Rendering.Domain;

namespace Disclosure.Rendering.BarTables;

/// <summary>Tables that were read as rows of cells between bars, held against those of the model in their order.</summary>
internal sealed class BarTableReader
{
    /// <summary>What stands where a figure belongs, by the name of its cell.</summary>
    public Dictionary<string, string> Cells { get; } = [];

    /// <summary>What stands where a head or a word of a small table belongs.</summary>
    public List<string> Words { get; } = [];

    /// <param name="joinsHeads">All heads above a column stand in one row, parted by "／".</param>
    public static BarTableReader Read(ReportDocument model, Queue<string[]> rows, bool joinsHeads)
    {
        var read = new BarTableReader();
        foreach (var table in model.Parts.SelectMany(TablesOf))
        {
            var heads = joinsHeads ? Next(rows) : [];
            for (var i = 0; i < table.Rows.Count; i++)
            {
                var isJoined = joinsHeads && i < table.HeadRows;
                read.Add(table.Rows[i], isJoined ? heads : Next(rows), isJoined);
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
                .Where(c => c.Role != CellRole.Value)
                .Select(c => Normal(c.Text)),
        ];

    /// <summary>The words of small tables stand between bars; their captions do not.</summary>
    public static ReportDocument WithoutTables(ReportDocument model) =>
        model with
        {
            Parts = [.. model.Parts.Select(WithoutTables)],
        };

    private void Add(DocumentTableRow row, string[] read, bool isJoined)
    {
        foreach (var cell in row.Cells.Where(c => c.Column < read.Length))
        {
            if (cell.Role == CellRole.Value)
            {
                Cells[cell.Cell] = read[cell.Column];
            }
            else
            {
                var (text, head) = (Normal(read[cell.Column]), Normal(cell.Text));
                Words.Add(isJoined && $"／{text}／".Contains($"／{head}／", StringComparison.Ordinal) ? head : text);
            }
        }
    }

    private static string[] Next(Queue<string[]> rows) => rows.TryDequeue(out var row) ? row : [];

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

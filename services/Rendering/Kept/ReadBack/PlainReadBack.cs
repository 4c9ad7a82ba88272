using System.Text;
using Disclosure.Rendering.Domain;

namespace Disclosure.Rendering.Kept;

/// <summary>Reads plain text: lines between bars are rows of the tables in their order, the others are prose.</summary>
internal sealed class PlainReadBack : IReadBack
{
    public string Format => "txt";

    public IEnumerable<Difference> Compare(ReadOnlyMemory<byte> document, ReportContent content)
    {
        var lines = Encoding.UTF8.GetString(document.Span).Split('\n');
        var rows = new Queue<string[]>(
            lines
                .Where(l =>
                    l.StartsWith("| ", StringComparison.Ordinal) && !l.StartsWith("| ---", StringComparison.Ordinal)
                )
                .Select(CellsOf)
        );
        var model = Composer.Compose(content);
        var cells = new Dictionary<string, string>();
        var words = new List<string>();
        foreach (var row in model.Parts.SelectMany(TablesOf).SelectMany(t => t.Rows))
        {
            var read = rows.TryDequeue(out var found) ? found : [];
            foreach (var cell in row.Cells.Where(c => c.Column < read.Length))
            {
                if (cell.Role == CellRole.Value)
                {
                    cells[cell.Cell] = read[cell.Column];
                }
                else
                {
                    words.Add(read[cell.Column]);
                }
            }
        }

        var prose = lines.Where(l => !l.StartsWith('|')).Select(l => l.Trim()).Where(l => l.Length > 0);
        return Difference
            .OfCells(content, cells)
            .Concat(Difference.OfProse(HeadsOf(model), words))
            .Concat(Difference.OfProse(Expected.Prose(WithoutTables(model), hasMarkers: true), [.. prose]));
    }

    private static string[] CellsOf(string line) => [.. line.Split('|')[1..^1].Select(c => c.Trim())];

    private static IEnumerable<DocumentTable> TablesOf(Part part) =>
        part.Items.OfType<DocumentTable>().Concat(part.Parts.SelectMany(TablesOf));

    private static List<string> HeadsOf(Document model) =>
        [
            .. model
                .Parts.SelectMany(TablesOf)
                .SelectMany(t => t.Rows)
                .SelectMany(r => r.Cells)
                .Where(c => c.Role != CellRole.Value)
                .Select(c => c.Text.Replace('|', '｜').Trim()),
        ];

    // The words of small tables stand between bars; their captions do not.
    private static Document WithoutTables(Document model) =>
        model with
        {
            Parts = [.. model.Parts.Select(WithoutTables)],
        };

    private static Part WithoutTables(Part part) =>
        part with
        {
            Items = [.. part.Items.Select(i => i is DocumentTable table ? table with { Rows = [] } : i)],
            Parts = [.. part.Parts.Select(WithoutTables)],
        };
}

using System.Text;
using Disclosure.Rendering.Domain;
using Disclosure.Rendering.Layout.Text;

namespace Disclosure.Rendering.Formats.Ofd;

/// <summary>Tables of the model, filled in their order by the grids of the pages.</summary>
/// <remarks>For one document, page by page in order.</remarks>
internal sealed class OfdTableReader
{
    private readonly Queue<DocumentTable> _waiting;
    private readonly Dictionary<string, StringBuilder> _read = [];
    private readonly Dictionary<string, string> _printed = [];
    private DocumentTable? _current;

    // Rows of the current table in which a cell begins, each with the cells that cover it.
    private DocumentTableCell[][] _bands = [];
    private int _next;

    public OfdTableReader(ReportDocument model) => _waiting = new(model.Parts.SelectMany(TablesOf));

    /// <summary>The bands that a grid shows: the next ones of the table at hand, or the first ones of the next table.</summary>
    public OfdBands MatchGrid(OfdTableGrid grid)
    {
        var repeated = 0;
        // All bands of the table at hand were seen: this grid begins the next table.
        if (_next >= _bands.Length)
        {
            (_current, _next) = (_waiting.TryDequeue(out var table) ? table : null, 0);
            _bands = _current is null ? [] : BandsOf(_current);
        }
        else
        {
            // A table that goes on shows its heads again.
            repeated = _current!.Rows.Take(_current.HeadRows).Count(r => r.Cells.Count > 0);
        }

        var first = _next;
        // Without the repeated heads, so many bands of the model stand here.
        _next += grid.Bands - repeated;
        if (_current is not { IsOfficial: true })
        {
            return new(this, [], 0);
        }

        for (var band = repeated; band < grid.Bands && first + band - repeated < _bands.Length; band++)
        {
            var cells = _bands[first + band - repeated];
            // Where the numbers of cells differ, the grid is not read as this row: its cells will be missing.
            foreach (var cell in cells.Where(c => c.Cell.Length > 0 && grid.CellsOf(band) == cells.Length))
            {
                _printed.TryAdd(cell.Cell, cell.Text);
                _read.TryAdd(cell.Cell, new());
            }
        }

        return new(this, _bands, first - repeated);
    }

    /// <summary>What stands in the cells; a text that was cleaned for print says the same.</summary>
    public Dictionary<string, string> ReadCells() =>
        _read.ToDictionary(
            c => c.Key,
            // The cleaner drops what cannot be drawn; the cell then counts as read.
            c => c.Value.ToString() is var read && read == TextCleaner.Clean(_printed[c.Key]) ? _printed[c.Key] : read
        );

    private void Append(DocumentTableCell cell, string text)
    {
        if (_read.TryGetValue(cell.Cell, out var read))
        {
            read.Append(text);
        }
    }

    private static IEnumerable<DocumentTable> TablesOf(DocumentPart part) =>
        part.Items.OfType<DocumentTable>().Concat(part.Parts.SelectMany(TablesOf));

    // Of each row in which a cell begins, the cells that cover it, from the left.
    private static DocumentTableCell[][] BandsOf(DocumentTable table)
    {
        var bands = new List<DocumentTableCell[]>();
        for (var row = 0; row < table.Rows.Count; row++)
        {
            if (table.Rows[row].Cells.Count > 0)
            {
                var covering = table
                    .Rows.Take(row + 1)
                    // A cell from a row above goes on where its span reaches this row.
                    .SelectMany((r, i) => r.Cells.Where(c => i + c.RowSpan > row))
                    .OrderBy(c => c.Column);
                bands.Add([.. covering]);
            }
        }

        return [.. bands];
    }

    /// <summary>Bands of the model that stand in the bands of a grid.</summary>
    /// <param name="Shift">From a band of the grid to that of the model.</param>
    internal readonly record struct OfdBands(OfdTableReader Tables, DocumentTableCell[][] Bands, int Shift)
    {
        /// <summary>Puts a text into its cell. False: the words of a small table are read in their order.</summary>
        public bool TryPut(OfdTableGrid grid, OfdTextFragment text)
        {
            var (band, cell) = grid.Place(text)!.Value;
            if (band + Shift >= Bands.Length)
            {
                return false;
            }

            if (band + Shift >= 0 && Bands[band + Shift] is var cells && cell < cells.Length)
            {
                Tables.Append(cells[cell], text.Text);
            }

            return true;
        }
    }
}

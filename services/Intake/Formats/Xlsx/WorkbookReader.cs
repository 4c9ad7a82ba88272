using Disclosure.Intake.Domain.Documents;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Disclosure.Intake.Formats.Xlsx;

/// <summary>
/// Walks the visible sheets of a workbook. A row with one filled cell is a line of text, as titles and paragraphs
/// are; rows with more are a table.
/// </summary>
internal sealed class WorkbookReader(WorkbookPart part, LeftOutContent leftOut)
{
    // Bounds of a workbook; beyond them it is refused.
    private const int MaxSheets = 50;
    private const int MaxCells = 100_000;

    // Rows of exported prose: section, kind, words.
    private const int ProseColumns = 3;

    private readonly WorkbookValues _values = new(part, leftOut);
    private readonly List<ExtractedItem> _items = [];

    // Counted over all sheets: tables and lines have numbers, cells a bound.
    private int _tables;
    private int _lines;
    private int _cells;

    /// <summary>The items of all visible sheets in order. DOCUMENT_TOO_LARGE.</summary>
    public List<ExtractedItem> Read(Workbook book, CancellationToken cancellation)
    {
        var all = book.Descendants<Sheet>().ToLookup(s => s.State is null || s.State.Value == SheetStateValues.Visible);
        foreach (var hidden in all[false])
        {
            leftOut.Add(LeftOutKind.Hidden, $"工作表 {hidden.Name?.Value}");
        }

        var sheets = all[true].ToArray();
        if (sheets.Length > MaxSheets)
        {
            throw DocumentErrors.TooLarge("工作表数", MaxSheets);
        }

        foreach (var sheet in sheets)
        {
            cancellation.ThrowIfCancellationRequested();
            if (sheet.Id?.Value is { } id && part.GetPartById(id) is WorksheetPart { Worksheet: { } worksheet })
            {
                Add(worksheet, sheet.Name?.Value ?? "");
            }
        }

        return _items;
    }

    // In a sheet whose cells are named, a row with one filled cell is the caption of the table and is left out.
    private void Add(Worksheet worksheet, string name)
    {
        var spans = MergedCells.Find(worksheet);
        var isNamed = _values.HasNamesIn(name);
        var rows = new List<IReadOnlyList<ExtractedCell>>();
        // Exported prose has what each row is in hidden columns, which are read.
        var hidden = _values.HasNames && !isNamed ? [] : HiddenColumns(worksheet);
        foreach (var row in worksheet.Descendants<Row>())
        {
            if (row.Hidden?.Value == true)
            {
                leftOut.Add(LeftOutKind.Hidden, string.Concat(row.Elements<Cell>().Select(_values.Text)));
                continue;
            }

            var cells = row.Elements<Cell>()
                .Select((c, i) => ToCell(c, name, rows.Count + 1, i + 1, spans, hidden))
                .Where(c => c is not null)
                .Select(c => c!.Value)
                .ToArray();
            if ((_cells += cells.Length) > MaxCells)
            {
                throw DocumentErrors.TooLarge("表格单元格数", MaxCells);
            }

            if (_values.HasNames && Own(cells) is { } own)
            {
                _items.Add(own);
                continue;
            }

            // Titles, headings and paragraphs fill a row by themselves; in a sheet of named cells they are its
            // caption.
            if (isNamed && cells.Count(c => c.Text.Length > 0) == 1)
            {
                continue;
            }

            if (cells.Where(c => c.Text.Length > 0).Take(2).ToArray() is [var only])
            {
                End(rows);
                foreach (
                    var line in only.Text.Split(
                        '\n',
                        StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
                    )
                )
                {
                    _items.Add(new ExtractedLine([new(line)], ++_lines));
                }
            }
            else if (cells.Length > 0)
            {
                rows.Add(cells);
            }
        }

        End(rows);
    }

    // A row of exported prose: its section, what it is, its words.
    private ExtractedLine? Own(ExtractedCell[] cells)
    {
        var texts = new string[ProseColumns];
        Array.Fill(texts, "");
        foreach (var cell in cells.Where(c => c.Column <= ProseColumns))
        {
            texts[cell.Column - 1] = cell.Text;
        }

        return texts switch
        {
            [_, "title", { Length: > 0 } words] => new([new(words)], ++_lines, IsTitle: true),
            [
                var section,
                ['h', 'e', 'a', 'd', 'i', 'n', 'g', >= '1' and <= '4' and var level],
                { Length: > 0 } words,
            ] => new([new(words)], ++_lines, level - '0', Section: section),
            [_, "paragraph" or "item" or "caption", { Length: > 0 } words] => new([new(words)], ++_lines),
            _ => null,
        };
    }

    // Ends the table at hand.
    private void End(List<IReadOnlyList<ExtractedCell>> rows)
    {
        if (rows.Count > 0)
        {
            _items.Add(new ExtractedTable(++_tables, [.. rows]));
            rows.Clear();
        }
    }

    // Null for a cell outside the columns that are read, and for the covered cells of a merged range.
    private ExtractedCell? ToCell(
        Cell cell,
        string sheet,
        int row,
        int place,
        Dictionary<string, (int Span, bool IsFirst)> spans,
        HashSet<int> hidden
    )
    {
        var reference = cell.CellReference?.Value ?? "";
        var column = CellReferences.Column(reference, place);
        var (span, isFirst) = spans.GetValueOrDefault(reference, (1, true));
        if (column > CellReferences.MaxColumns || !isFirst)
        {
            return null;
        }

        if (Enumerable.Range(column, span).All(hidden.Contains))
        {
            leftOut.Add(LeftOutKind.Hidden, _values.Text(cell));
            return null;
        }

        return new(_values.Text(cell), row, column, span, _values.NameAt(sheet, reference));
    }

    private static HashSet<int> HiddenColumns(Worksheet worksheet) =>
        [
            .. worksheet
                .Descendants<Column>()
                .Where(c => c.Hidden?.Value == true)
                .SelectMany(c =>
                    Enumerable
                        .Range(1, CellReferences.MaxColumns)
                        .Where(n => n >= (c.Min?.Value ?? 0) && n <= (c.Max?.Value ?? 0))
                ),
        ];
}

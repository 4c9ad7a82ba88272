using Disclosure.Intake.Domain;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Disclosure.Intake.Readers;

/// <summary>Workbooks: each sheet that is shown is a table; a row with one filled cell is a line of text too.</summary>
internal sealed class XlsxReader : IDocumentReader
{
    private const int MaxSheets = 50;
    private const int MaxCells = 100_000;

    // The last row that a worksheet can have.
    private const int MaxRow = 1_048_576;
    private const int MaxColumns = 200;

    // Section, kind, words.
    private const int ProseColumns = 3;

    public IReadOnlyList<string> ContentTypes { get; } = [ContentKind.Xlsx];

    public ExtractedDocument Read(ReadOnlyMemory<byte> content, string charset, CancellationToken cancellation)
    {
        using (var archive = PackageValidator.Open(content, cancellation))
        {
            PackageValidator.CheckXml(archive, cancellation);
        }

        try
        {
            using var whole = OfficePackage.Open(content);
            using var package = SpreadsheetDocument.Open(whole, OfficePackage.Settings);
            var book = package.WorkbookPart?.Workbook ?? throw DocumentErrors.Unreadable("工作簿里没有工作表");
            return new(new Reading(package.WorkbookPart).Read(book, cancellation), IsWrapped: false);
        }
        catch (Exception broken)
            when (broken
                    is OpenXmlPackageException
                        or System.Xml.XmlException
                        or InvalidDataException
                        or FileFormatException
                        or FormatException
                        or OverflowException
                        or ArgumentException
                        or KeyNotFoundException
                        or InvalidCastException
                        or InvalidOperationException
                        or NullReferenceException
            )
        {
            throw DocumentErrors.Unreadable("Excel 文档已损坏，请用 Excel 打开并重新保存后再导入");
        }
    }

    private sealed class Reading(WorkbookPart part)
    {
        private readonly string[] _shared =
        [
            .. part.SharedStringTablePart?.SharedStringTable?.Elements<SharedStringItem>().Select(s => s.InnerText)
                ?? [],
        ];
        private readonly Dictionary<string, string> _names = Names(part);
        private readonly List<ExtractedItem> _items = [];
        private int _tables;
        private int _lines;
        private int _cells;

        public List<ExtractedItem> Read(Workbook book, CancellationToken cancellation)
        {
            var sheets = book.Descendants<Sheet>()
                .Where(s => s.State is null || s.State.Value == SheetStateValues.Visible)
                .ToArray();
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

        private void Add(Worksheet worksheet, string name)
        {
            var spans = Spans(worksheet);
            var isNamed = _names.Keys.Any(k => k.StartsWith(name + "!", StringComparison.Ordinal));
            var rows = new List<IReadOnlyList<ExtractedCell>>();
            foreach (var row in worksheet.Descendants<Row>())
            {
                var cells = row.Elements<Cell>()
                    .Select((c, i) => ToCell(c, name, rows.Count + 1, i + 1, spans))
                    .Where(c => c is not null)
                    .Select(c => c!.Value)
                    .ToArray();
                if ((_cells += cells.Length) > MaxCells)
                {
                    throw DocumentErrors.TooLarge("表格单元格数", MaxCells);
                }

                if (_names.Count > 0 && Own(cells) is { } own)
                {
                    _items.Add(own);
                    continue;
                }

                // Titles, headings and paragraphs fill a row by themselves; in a sheet of named cells they are its caption.
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

        // A row of our own prose: its section, what it is, its words.
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

        private void End(List<IReadOnlyList<ExtractedCell>> rows)
        {
            if (rows.Count > 0)
            {
                _items.Add(new ExtractedTable(++_tables, [.. rows]));
                rows.Clear();
            }
        }

        private ExtractedCell? ToCell(
            Cell cell,
            string sheet,
            int row,
            int place,
            Dictionary<string, (int Span, bool IsFirst)> spans
        )
        {
            var reference = cell.CellReference?.Value ?? "";
            var column = Column(reference, place);
            var (span, isFirst) = spans.GetValueOrDefault(reference, (1, true));
            return column > MaxColumns || !isFirst
                ? null
                : new(Text(cell), row, column, span, _names.GetValueOrDefault($"{sheet}!{reference}") ?? "");
        }

        private string Text(Cell cell)
        {
            var text = cell.CellValue?.Text ?? cell.InlineString?.InnerText ?? "";
            if (cell.DataType?.Value == CellValues.SharedString)
            {
                return int.TryParse(text, out var index) && index >= 0 && index < _shared.Length
                    ? _shared[index].Trim()
                    : "";
            }

            // 4068.2080000000001 is how a workbook keeps 4068.208.
            return
                (cell.DataType is null || cell.DataType.Value == CellValues.Number)
                && text.Length > 15
                && double.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var number)
                ? number.ToString("G15", System.Globalization.CultureInfo.InvariantCulture)
                : text.Trim();
        }

        // Our own workbooks name every cell of the form: table.row.column stands at 表三!D7.
        private static Dictionary<string, string> Names(WorkbookPart part)
        {
            var names = new Dictionary<string, string>();
            foreach (var name in part.Workbook?.Descendants<DefinedName>().Take(MaxCells) ?? [])
            {
                if (name.Name?.Value is { } cell && cell.Count(c => c == '.') == 2)
                {
                    names[
                        name.Text.Replace("$", "", StringComparison.Ordinal).Replace("'", "", StringComparison.Ordinal)
                    ] = cell;
                }
            }

            return names;
        }

        // Every place of a merged range, by its name.
        private static Dictionary<string, (int Span, bool IsFirst)> Spans(Worksheet worksheet)
        {
            var spans = new Dictionary<string, (int, bool)>();
            var places = 0L;
            foreach (var merge in worksheet.Descendants<MergeCell>())
            {
                if (
                    merge.Reference?.Value?.Split(':') is not [var from, var to]
                    || Row(from) == 0
                    || Row(to) - Row(from) > MaxColumns
                )
                {
                    continue;
                }

                var (first, last) = (Column(from, 1), Math.Min(Column(to, 1), MaxColumns));
                if ((places += Math.Max(0L, Row(to) - Row(from) + 1) * Math.Max(0, last - first + 1)) > MaxCells)
                {
                    throw DocumentErrors.TooLarge("合并的单元格数", MaxCells);
                }

                for (var row = Row(from); row <= Row(to); row++)
                {
                    for (var column = first; column <= last; column++)
                    {
                        spans[Name(column) + row] = (last - first + 1, row == Row(from) && column == first);
                    }
                }
            }

            return spans;
        }

        private static int Row(string reference) =>
            int.TryParse(reference.AsSpan().TrimStart("ABCDEFGHIJKLMNOPQRSTUVWXYZ"), out var row)
                ? Math.Clamp(row, 0, MaxRow)
                : 0;

        private static int Column(string reference, int otherwise)
        {
            var column = 0;
            foreach (var letter in reference.TakeWhile(char.IsAsciiLetterUpper).Take(4))
            {
                column = (column * 26) + letter - 'A' + 1;
            }

            return column > 0 ? column : otherwise;
        }

        private static string Name(int column) =>
            column <= 26 ? $"{(char)('A' + column - 1)}" : Name((column - 1) / 26) + Name(((column - 1) % 26) + 1);
    }
}

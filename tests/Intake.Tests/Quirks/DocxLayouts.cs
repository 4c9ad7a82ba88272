using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Disclosure.Intake.Tests.Quirks;

/// <summary>The shapes that Word documents come in.</summary>
internal static class DocxLayouts
{
    public static readonly string[] All = ["plain", "changes", "split", "frame"];

    public static byte[] Write(PrintedReport report, string layout)
    {
        using var stream = new MemoryStream();
        using (var package = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            var body = new Body();
            package.AddMainDocumentPart().Document = new(body);
            body.Append(Line(report.Title, layout));
            foreach (var part in report.Parts)
            {
                body.Append(Line(part.Heading, layout));
                body.Append(part.Prose.Select(l => Line(l, layout)));
                if (part.Rows.Count > 0)
                {
                    body.Append(Tables(part, layout));
                }
            }
        }

        return stream.ToArray();
    }

    private static IEnumerable<OpenXmlElement> Tables(PrintedPart part, string layout)
    {
        // Where a hand cut the table over two pages, the second has the last head once more.
        if (layout == "split" && part.Rows.Count > 20)
        {
            return [Grid(part.Rows[..14], layout), new Paragraph(), Grid([part.Rows[2], .. part.Rows[14..]], layout)];
        }

        var table = Grid(part.Rows, layout);
        return layout == "frame"
            ? [new Table(new TableProperties(), new TableRow(new TableCell(table, new Paragraph())))]
            : [table];
    }

    private static Table Grid(List<List<PrintedCell>> rows, string layout)
    {
        var table = new Table(new TableProperties(), new TableGrid());
        var covered = new Dictionary<int, (int Rows, int Span)>();
        foreach (var row in rows)
        {
            var (line, column, at) = (new TableRow(), 0, 0);
            while (at < row.Count || covered.Keys.Any(c => c >= column))
            {
                if (covered.TryGetValue(column, out var above))
                {
                    line.Append(Cell("", above.Span, MergedCellValues.Continue, layout));
                    covered.Remove(column);
                    if (above.Rows > 1)
                    {
                        covered[column] = (above.Rows - 1, above.Span);
                    }

                    column += above.Span;
                    continue;
                }

                if (at == row.Count)
                {
                    break;
                }

                var cell = row[at++];
                line.Append(Cell(cell.Text, cell.ColSpan, cell.RowSpan > 1 ? MergedCellValues.Restart : null, layout));
                if (cell.RowSpan > 1)
                {
                    covered[column] = (cell.RowSpan, cell.ColSpan);
                }

                column += cell.ColSpan;
            }

            // What this row began covers only the rows below it.
            foreach (
                var (key, value) in covered.Where(c => row.Exists(r => r.RowSpan > 1) && c.Value.Rows > 1).ToArray()
            )
            {
                covered[key] = value;
            }

            table.Append(line);
        }

        return table;
    }

    private static TableCell Cell(string text, int span, MergedCellValues? merge, string layout)
    {
        var properties = new TableCellProperties(new GridSpan { Val = span });
        if (merge is { } value)
        {
            properties.Append(new VerticalMerge { Val = value });
        }

        return new(properties, Line(text, layout));
    }

    private static Paragraph Line(string text, string layout)
    {
        if (layout != "changes")
        {
            return new(new Run(new Text(text) { Space = SpaceProcessingModeValues.Preserve }));
        }

        // The office corrected itself: what was struck out is not what the document says.
        return new(
            new DeletedRun(new Run(new DeletedText("9999"))) { Id = "1", Author = "甲" },
            new InsertedRun(new Run(new Text(text) { Space = SpaceProcessingModeValues.Preserve }))
            {
                Id = "2",
                Author = "甲",
            }
        );
    }
}

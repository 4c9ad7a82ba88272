using Disclosure.Rendering.Domain;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using DocumentTableCell = Disclosure.Rendering.Domain.DocumentTableCell;
using DocumentTableRow = Disclosure.Rendering.Domain.DocumentTableRow;
using ReportDocument = Disclosure.Rendering.Domain.ReportDocument;
using Word = DocumentFormat.OpenXml.Wordprocessing;

namespace Disclosure.Benchmarks.Rendering.Flow;

/// <summary>The yardstick: the same body made with the objects of the Open XML SDK.</summary>
internal static class OpenXmlDom
{
    public static byte[] Write(ReportDocument document)
    {
        using var stream = new MemoryStream();
        using (var package = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            var body = new Body(Paragraph("Title", document.Title));
            foreach (var part in document.Parts)
            {
                Add(body, part);
            }

            body.Append(
                new SectionProperties(
                    new PageSize { Width = 11906, Height = 16838 },
                    new PageMargin
                    {
                        Top = 2098,
                        Right = 1474,
                        Bottom = 1984,
                        Left = 1588,
                    }
                )
            );
            package.AddMainDocumentPart().Document = new Word.Document(body);
        }

        return stream.ToArray();
    }

    private static void Add(Body body, DocumentPart part)
    {
        if (part.Heading.Length > 0)
        {
            body.Append(Paragraph($"Heading{part.Level}", part.Heading));
        }

        foreach (var item in part.Items)
        {
            switch (item)
            {
                case DocumentParagraph line:
                    body.Append(Paragraph("Normal", line.Text));
                    break;
                case DocumentTable table:
                    body.Append(Table(table));
                    break;
            }
        }

        foreach (var child in part.Parts)
        {
            Add(body, child);
        }
    }

    private static Paragraph Paragraph(string style, string text) =>
        new(
            new ParagraphProperties(new ParagraphStyleId { Val = style }),
            new Run(new Text(text) { Space = SpaceProcessingModeValues.Preserve })
        );

    private static Table Table(DocumentTable model)
    {
        var table = new Table(
            new TableProperties(new TableWidth { Width = "8844", Type = TableWidthUnitValues.Dxa }),
            new TableGrid(model.Widths.Select(w => new GridColumn { Width = $"{w * 8844 / 1000}" }))
        );
        var left = new (int Rows, int Span)[model.Widths.Count];
        for (var i = 0; i < model.Rows.Count; i++)
        {
            table.Append(Row(model.Rows[i], left, i < model.HeadRows));
        }

        return table;
    }

    private static Word.TableRow Row(DocumentTableRow model, (int Rows, int Span)[] left, bool isHead)
    {
        var properties = new TableRowProperties(new CantSplit());
        if (isHead)
        {
            properties.Append(new TableHeader());
        }

        var row = new Word.TableRow(properties);
        var next = 0;
        for (var column = 0; column < left.Length; )
        {
            if (left[column].Rows > 0)
            {
                var span = left[column].Span;
                left[column].Rows--;
                row.Append(Cell(span, new VerticalMerge(), ""));
                column += span;
                continue;
            }

            DocumentTableCell cell = model.Cells[next++];
            left[column] = (cell.RowSpan - 1, cell.ColSpan);
            var merge = cell.RowSpan > 1 ? new VerticalMerge { Val = MergedCellValues.Restart } : null;
            row.Append(Cell(cell.ColSpan, merge, cell.Text));
            column += cell.ColSpan;
        }

        return row;
    }

    private static Word.TableCell Cell(int span, VerticalMerge? merge, string text)
    {
        var properties = new TableCellProperties(new GridSpan { Val = span });
        if (merge is not null)
        {
            properties.Append(merge);
        }

        properties.Append(new TableCellVerticalAlignment { Val = TableVerticalAlignmentValues.Center });
        return new(properties, Paragraph("TableText", text));
    }
}

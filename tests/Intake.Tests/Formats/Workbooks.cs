using Disclosure.Intake.Tests.Quirks;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Disclosure.Intake.Tests.Formats;

/// <summary>Workbooks as an office makes them: one sheet, headings in rows of their own, merged cells in the tables.</summary>
internal static class Workbooks
{
    public static byte[] Write(PrintedReport report)
    {
        using var stream = new MemoryStream();
        using (var package = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var book = package.AddWorkbookPart();
            var part = book.AddNewPart<WorksheetPart>();
            var (data, merges, row) = (new SheetData(), new MergeCells(), 0u);
            Line(report.Title);
            foreach (var section in report.Parts)
            {
                Line(section.Heading);
                foreach (var text in section.Prose)
                {
                    Line(text);
                }

                Table(section.Rows);
            }

            part.Worksheet = merges.HasChildren ? new(data, merges) : new(data);
            book.Workbook = new(
                new DocumentFormat.OpenXml.Spreadsheet.Sheets(
                    new Sheet
                    {
                        Id = book.GetIdOfPart(part),
                        SheetId = 1,
                        Name = "年报",
                    }
                )
            );

            void Line(string text) => data.Append(new Row(Cell(text, 1, ++row)) { RowIndex = row });

            void Table(List<List<PrintedCell>> rows)
            {
                var covered = new HashSet<(uint Row, int Column)>();
                foreach (var cells in rows)
                {
                    var (line, column) = (new Row { RowIndex = ++row }, 1);
                    foreach (var cell in cells)
                    {
                        while (covered.Contains((row, column)))
                        {
                            column++;
                        }

                        line.Append(Cell(cell.Text, column, row));
                        if (cell.ColSpan > 1 || cell.RowSpan > 1)
                        {
                            merges.Append(
                                new MergeCell
                                {
                                    Reference =
                                        $"{Name(column)}{row}:{Name(column + cell.ColSpan - 1)}{row + cell.RowSpan - 1}",
                                }
                            );
                        }

                        for (var r = 1u; r < cell.RowSpan; r++)
                        {
                            for (var c = 0; c < cell.ColSpan; c++)
                            {
                                covered.Add((row + r, column + c));
                            }
                        }

                        column += cell.ColSpan;
                    }

                    data.Append(line);
                }
            }
        }

        return stream.ToArray();
    }

    private static Cell Cell(string text, int column, uint row) =>
        decimal.TryParse(text, out _)
            ? new() { CellReference = Name(column) + row, CellValue = new(text) }
            : new()
            {
                CellReference = Name(column) + row,
                DataType = CellValues.InlineString,
                InlineString = new(new Text(text)),
            };

    private static string Name(int column) => ((char)('A' + column - 1)).ToString();
}

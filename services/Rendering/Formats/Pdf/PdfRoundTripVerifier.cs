using Disclosure.Rendering.Composition;
using Disclosure.Rendering.Domain;
using Disclosure.Rendering.Layout.Text;
using Disclosure.Rendering.Verification;
using UglyToad.PdfPig;

namespace Disclosure.Rendering.Formats.Pdf;

/// <summary>Reads a PDF by its structure, as a screen reader does: elements in order, cells of tables by row and place.</summary>
internal sealed class PdfRoundTripVerifier : IRoundTripVerifier
{
    public IEnumerable<RoundTripDifference> Verify(ReadOnlyMemory<byte> document, ReportContent content)
    {
        var model = DocumentComposer.Compose(content);
        // Tables come in reading order, as in the model.
        var tables = new Queue<DocumentTable>(model.Parts.SelectMany(InOrder));
        var prose = new List<string>();
        var cells = new Dictionary<string, string>();
        using var pdf = PdfDocument.Open(document.ToArray());
        foreach (var element in PdfStructureElement.Read(pdf))
        {
            // A small table has no named cells: its words are compared as lines.
            if (element.Kind == "Table" && tables.TryDequeue(out var table) && table.IsOfficial)
            {
                ReadCells(element, table, cells);
            }
            else if (element.Kind == "Table")
            {
                prose.AddRange(element.Rows.SelectMany(r => r.Children).Select(c => c.Text));
            }
            else
            {
                // A figure is expected by its alternative text.
                prose.Add(element.Kind == "Figure" ? $"［图：{element.Alternative}］" : element.Text);
            }
        }

        var expected = ExpectedText.Prose(model, hasMarkers: true);
        return RoundTripDifference
            .CompareCells(content, cells)
            .Concat(
                RoundTripDifference.CompareProse(
                    [ExpectedText.RemoveWhitespace(expected)],
                    [ExpectedText.RemoveWhitespace(prose)]
                )
            );
    }

    private static IEnumerable<DocumentTable> InOrder(DocumentPart part) =>
        part.Items.OfType<DocumentTable>().Concat(part.Parts.SelectMany(InOrder));

    // A text that was cleaned for print says the same.
    private static void ReadCells(PdfStructureElement element, DocumentTable table, Dictionary<string, string> cells)
    {
        // Rows and cells go side by side with those of the model; what is missing shows in the comparison.
        foreach (var (row, printed) in element.Rows.Zip(table.Rows))
        {
            foreach (var (read, cell) in row.Children.Zip(printed.Cells).Where(c => c.Second.Role == CellRole.Value))
            {
                cells[cell.Cell] = read.Text == TextCleaner.Clean(cell.Text) ? cell.Text : read.Text;
            }
        }
    }
}

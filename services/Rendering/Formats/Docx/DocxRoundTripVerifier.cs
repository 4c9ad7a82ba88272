using System.IO.Compression;
using System.Xml.Linq;
using Disclosure.Rendering.Composition;
using Disclosure.Rendering.Domain;
using Disclosure.Rendering.Verification;

namespace Disclosure.Rendering.Formats.Docx;

/// <summary>Reads the main part of a WordprocessingML package: paragraphs, and tables by their grid.</summary>
internal sealed class DocxRoundTripVerifier : IRoundTripVerifier
{
    private static readonly XNamespace s_w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    public IEnumerable<RoundTripDifference> Verify(ReadOnlyMemory<byte> document, ReportContent content)
    {
        var model = DocumentComposer.Compose(content);
        var tables = new Queue<DocumentTable>(InOrder(model));
        var prose = new List<string>();
        var cells = new Dictionary<string, string>();
        foreach (var element in Body(document).Elements())
        {
            // Paragraphs of figures hold drawings: their words are no prose.
            if (element.Name == s_w + "p" && StyleOf(element) != "Figure")
            {
                prose.Add(TextOf(element));
            }
            else if (element.Name == s_w + "tbl")
            {
                // Tables come in the order of the model.
                if (tables.TryDequeue(out var table) && table.IsOfficial)
                {
                    ReadCells(element, table, cells);
                }
                else
                {
                    prose.AddRange(element.Descendants(s_w + "tc").Select(TextOf));
                }
            }
        }

        return RoundTripDifference
            .CompareCells(content, cells)
            .Concat(
                RoundTripDifference.CompareProse(
                    ExpectedText.Prose(model, hasMarkers: false),
                    [.. prose.Select(l => l.Trim()).Where(l => l.Length > 0)]
                )
            );
    }

    private static IEnumerable<DocumentTable> InOrder(ReportDocument document) => document.Parts.SelectMany(InOrder);

    private static IEnumerable<DocumentTable> InOrder(DocumentPart part) =>
        part.Items.OfType<DocumentTable>().Concat(part.Parts.SelectMany(InOrder));

    private static XElement Body(ReadOnlyMemory<byte> document)
    {
        using var zip = new ZipArchive(new MemoryStream(document.ToArray()));
        // Our own file: the entry is there, or verification fails loudly.
        using var part = zip.GetEntry("word/document.xml")!.Open();
        return XDocument.Load(part, LoadOptions.PreserveWhitespace).Root!.Element(s_w + "body")!;
    }

    private static string StyleOf(XElement paragraph) =>
        paragraph.Element(s_w + "pPr")?.Element(s_w + "pStyle")?.Attribute(s_w + "val")?.Value ?? "";

    private static string TextOf(XElement element) =>
        // All runs of the element, since bold splits a text.
        string.Concat(element.Descendants(s_w + "t").Select(t => t.Value));

    private static void ReadCells(XElement table, DocumentTable model, Dictionary<string, string> cells)
    {
        // Rows beyond the shorter of both are dropped; their cells are missing then.
        foreach (var (row, printed) in table.Elements(s_w + "tr").Zip(model.Rows))
        {
            var byColumn = printed.Cells.Where(c => c.Role == CellRole.Value).ToDictionary(c => c.Column, c => c.Cell);
            var column = 0;
            foreach (var cell in row.Elements(s_w + "tc"))
            {
                if (byColumn.TryGetValue(column, out var name))
                {
                    cells[name] = TextOf(cell);
                }

                var span = cell.Element(s_w + "tcPr")?.Element(s_w + "gridSpan")?.Attribute(s_w + "val")?.Value;
                // A cell over several columns is one element here; the continuation of a vertical merge is one too.
                column += span is null ? 1 : int.Parse(span, System.Globalization.CultureInfo.InvariantCulture);
            }
        }
    }
}

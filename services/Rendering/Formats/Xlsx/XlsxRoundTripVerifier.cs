using System.IO.Compression;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Disclosure.Rendering.Composition;
using Disclosure.Rendering.Domain;
using Disclosure.Rendering.Verification;

namespace Disclosure.Rendering.Formats.Xlsx;

/// <summary>Reads a workbook: figures by their names, prose by the rows of its first sheet.</summary>
internal sealed partial class XlsxRoundTripVerifier : IRoundTripVerifier
{
    private static readonly XNamespace s_x = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    public IEnumerable<RoundTripDifference> Verify(ReadOnlyMemory<byte> document, ReportContent content)
    {
        using var zip = new ZipArchive(new MemoryStream(document.ToArray()));
        var book = Part(zip, "xl/workbook.xml");
        var names = book.Descendants(s_x + "sheet").Select(s => s.Attribute("name")!.Value).ToArray();
        var sheets = names
            .Select((name, i) => (name, Cells: CellsOf(Part(zip, $"xl/worksheets/sheet{i + 1}.xml"))))
            .ToDictionary(s => s.name, s => s.Cells);
        // Names without a sheet of their own are those of cells.
        var cells = book.Descendants(s_x + "definedName")
            .Where(n => n.Attribute("localSheetId") is null)
            .ToDictionary(n => n.Attribute("name")!.Value, n => ValueAt(n.Value, sheets));
        // Columns A and B say what a row is and are no prose.
        var prose = sheets[names[0]].Where(c => c.Key[0] >= 'C').Select(c => c.Value.Trim()).Where(t => t.Length > 0);
        return RoundTripDifference
            .CompareCells(content, cells)
            .Concat(
                RoundTripDifference.CompareProse(
                    ExpectedText.Prose(DocumentComposer.Compose(content), hasMarkers: true),
                    [.. prose]
                )
            )
            // Read to the end before the archive is closed.
            .ToArray();
    }

    private static XElement Part(ZipArchive zip, string name)
    {
        using var part = zip.GetEntry(name)!.Open();
        return XDocument.Load(part, LoadOptions.PreserveWhitespace).Root!;
    }

    // In the order written: row by row.
    private static Dictionary<string, string> CellsOf(XElement sheet) =>
        sheet
            .Descendants(s_x + "c")
            .ToDictionary(
                c => c.Attribute("r")!.Value,
                c =>
                    // A figure's value, or the words of an inline string.
                    c.Element(s_x + "v")?.Value
                    ?? string.Concat(c.Descendants(s_x + "t").Select(t => Underscore().Replace(t.Value, "_")))
            );

    // The one character that is written escaped.
    [GeneratedRegex("_x005F_")]
    private static partial Regex Underscore();

    private static string ValueAt(string reference, Dictionary<string, Dictionary<string, string>> sheets)
    {
        var mark = reference.LastIndexOf('!');
        // 'name'!$D$7 without quotation marks and dollars.
        return sheets[reference[1..(mark - 1)]][reference[(mark + 1)..].Replace("$", "", StringComparison.Ordinal)];
    }
}

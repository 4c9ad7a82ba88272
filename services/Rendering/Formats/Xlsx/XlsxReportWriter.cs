using Disclosure.Rendering.Composition;
using Disclosure.Rendering.Domain;
using Disclosure.Rendering.Markup;
using Disclosure.Rendering.Packaging;

namespace Disclosure.Rendering.Formats.Xlsx;

/// <summary>
/// A workbook to audit the report with: the prose, then a sheet a table with typed numbers, formulas in the cells that are
/// sums, and every cell of the form under its own name.
/// </summary>
internal sealed class XlsxReportWriter : IReportWriter
{
    private const string ProseName = "正文";

    private static readonly byte[] s_types = Part("content_types.xml");
    private static readonly byte[] s_package = Part("package.rels");
    private static readonly byte[] s_styles = Part("styles.xml");

    /// <summary>One worksheet for the prose, then one for each table of the form.</summary>
    public byte[] Write(ReportContent content)
    {
        var document = DocumentComposer.Compose(content);
        // Only tables of the form get a worksheet; small ones stand among the prose.
        var tables = document.Parts.SelectMany(p => p.Items).OfType<DocumentTable>().Where(t => t.IsOfficial).ToArray();
        var names = content.Sheet.Edition.Tables.ToDictionary(t => t.Name, t => t.Title);
        var sheets = new List<PrintedWorksheet> { ProseWorksheet.Write(document, ProseName) };
        var places = new List<CellAddress>(256);
        foreach (var table in tables)
        {
            // The first figure's name begins with the table's.
            var cell = table.Rows.SelectMany(r => r.Cells).First(c => c.Role == CellRole.Value).Cell;
            var name = names[cell[..cell.IndexOf('.', StringComparison.Ordinal)]];
            sheets.Add(TableWorksheet.Write(table, content.Sheet, name, places));
        }

        using var zip = new StoredZipArchive();
        zip.Add("[Content_Types].xml", Types(sheets.Count))
            .Add("_rels/.rels", s_package)
            .Add("docProps/core.xml", CorePropertiesPart.Write(document.Title, content.AgencyName))
            .Add("xl/workbook.xml", Workbook(sheets, places))
            .Add("xl/_rels/workbook.xml.rels", Relationships(sheets.Count))
            .Add("xl/styles.xml", s_styles);
        for (var i = 0; i < sheets.Count; i++)
        {
            zip.Add($"xl/worksheets/sheet{CellAddress.Number(i + 1)}.xml", sheets[i].Xml);
        }

        return zip.ToArray();
    }

    private static MarkupBuffer Types(int sheets)
    {
        var xml = new MarkupBuffer(4096).Raw(s_types);
        for (var i = 1; i <= sheets; i++)
        {
            xml.Raw("<Override PartName=\"/xl/worksheets/sheet"u8)
                .Number(i)
                .Raw(
                    ".xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>"u8
                );
        }

        // Fixed parts come without their end tag, to be completed here.
        return xml.Raw("</Types>"u8);
    }

    private static MarkupBuffer Relationships(int sheets)
    {
        // Styles are rId100, above any worksheet's number.
        var xml = new MarkupBuffer(4096).Raw(
            """
            <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
            <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId100" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/>
            """u8
        );
        for (var i = 1; i <= sheets; i++)
        {
            xml.Raw("<Relationship Id=\"rId"u8)
                .Number(i)
                .Raw(
                    "\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet"u8
                )
                .Number(i)
                .Raw(".xml\"/>"u8);
        }

        return xml.Raw("</Relationships>"u8);
    }

    private static MarkupBuffer Workbook(List<PrintedWorksheet> sheets, List<CellAddress> places)
    {
        var xml = new MarkupBuffer(32 * 1024).Raw(
            """
            <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
            <workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>
            """u8
        );
        for (var i = 0; i < sheets.Count; i++)
        {
            xml.Raw("<sheet name=\""u8)
                .Text(sheets[i].Name)
                .Raw("\" sheetId=\""u8)
                .Number(i + 1)
                .Raw("\" r:id=\"rId"u8)
                .Number(i + 1)
                .Raw("\"/>"u8);
        }

        // In one order: print areas, then titles, then cells by name.
        xml.Raw("</sheets><definedNames>"u8);
        for (var i = 0; i < sheets.Count; i++)
        {
            WriteSheetName(xml, i, "_xlnm.Print_Area"u8, sheets[i].PrintArea);
        }

        for (var i = 0; i < sheets.Count; i++)
        {
            if (sheets[i].HeadRows > 0)
            {
                WriteSheetName(xml, i, "_xlnm.Print_Titles"u8, sheets[i].PrintTitles);
            }
        }

        // Case does not matter in defined names, so neither in their order.
        foreach (var place in places.OrderBy(p => p.Cell, StringComparer.OrdinalIgnoreCase))
        {
            xml.Raw("<definedName name=\""u8)
                .Text(place.Cell)
                .Raw("\">"u8)
                .Text(place.Absolute)
                .Raw("</definedName>"u8);
        }

        return xml.Raw("</definedNames></workbook>"u8);
    }

    // A name that belongs to one sheet.
    private static void WriteSheetName(MarkupBuffer xml, int sheet, ReadOnlySpan<byte> name, string reference) =>
        xml.Raw("<definedName name=\""u8)
            .Raw(name)
            .Raw("\" localSheetId=\""u8)
            .Number(sheet)
            .Raw("\">"u8)
            .Text(reference)
            .Raw("</definedName>"u8);

    private static byte[] Part(string file) => EmbeddedResource.Read($"Formats.Xlsx.Parts.{file}");
}

using System.Globalization;
using Disclosure.Form;
using Disclosure.Rendering.Domain;
using Disclosure.Rendering.Markup;

namespace Disclosure.Rendering.Formats.Xml;

/// <summary>The report as XML of the published schema (Schemas/report-v1.xsd); says what the JSON says, by the same names.</summary>
/// <remarks>The namespace is part of the schema and never changes within v1.</remarks>
internal sealed class XmlReportWriter : IReportWriter
{
    public byte[] Write(ReportContent content)
    {
        using var xml = new MarkupBuffer().Raw(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <report xmlns="urn:disclosure:report:v1">

            """u8
        );
        Leaf(xml, "title"u8, content.Title);
        Leaf(xml, "agencyName"u8, content.AgencyName);
        Leaf(xml, "year"u8, content.Year.ToString(CultureInfo.InvariantCulture));
        Leaf(xml, "edition"u8, content.Sheet.Edition.Id);
        xml.Raw("<narrative>\n"u8);
        foreach (var section in content.Sections)
        {
            WriteSection(xml, section);
        }

        xml.Raw("</narrative>\n"u8);
        WriteStatistics(xml, content.Sheet);
        WritePictures(xml, content.Pictures);
        return xml.Raw("</report>\n"u8).Written.ToArray();
    }

    // An element that holds text alone.
    private static void Leaf(MarkupBuffer xml, ReadOnlySpan<byte> name, string text) =>
        // Escaped by Text; Raw is markup of our own.
        xml.Raw("<"u8).Raw(name).Raw(">"u8).Text(text).Raw("</"u8).Raw(name).Raw(">\n"u8);

    // Sub-sections follow the blocks of their section.
    private static void WriteSection(MarkupBuffer xml, Section section)
    {
        xml.Raw("<section section=\""u8).Text(section.Name).Raw("\" heading=\""u8).Text(section.Heading).Raw("\">\n"u8);
        foreach (var block in section.Blocks)
        {
            WriteBlock(xml, block);
        }

        foreach (var child in section.Sections)
        {
            WriteSection(xml, child);
        }

        xml.Raw("</section>\n"u8);
    }

    // The element names are those of the schema and of the JSON members.
    private static void WriteBlock(MarkupBuffer xml, Block block)
    {
        switch (block)
        {
            case Heading heading:
                xml.Raw("<heading level=\""u8).Number(heading.Level).Raw("\">"u8).Text(heading.Content);
                xml.Raw("</heading>\n"u8);
                break;
            case Paragraph paragraph:
                WriteRuns(xml.Raw("<paragraph>"u8), paragraph).Raw("</paragraph>\n"u8);
                break;
            case ItemList list:
                xml.Raw(list.Ordered ? "<list ordered=\"true\">\n"u8 : "<list ordered=\"false\">\n"u8);
                foreach (var item in list.Items)
                {
                    WriteRuns(xml.Raw("<item>"u8), item).Raw("</item>\n"u8);
                }

                xml.Raw("</list>\n"u8);
                break;
            case PictureBlock picture:
                xml.Raw("<picture picture=\""u8)
                    .Text(picture.Id)
                    .Raw("\" caption=\""u8)
                    .Text(picture.Caption)
                    .Raw("\" alternativeText=\""u8)
                    .Text(picture.AlternativeText)
                    .Raw("\"/>\n"u8);
                break;
            case SmallTable table:
                WriteTable(xml, table);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(block), block.GetType().Name, null);
        }
    }

    // Runs stand without white space between them: it would be text.
    /// <returns>The same buffer, to go on with.</returns>
    private static MarkupBuffer WriteRuns(MarkupBuffer xml, Paragraph paragraph)
    {
        foreach (var run in paragraph.Runs)
        {
            xml.Raw(run.Bold ? "<run bold=\"true\">"u8 : "<run>"u8).Text(run.Text).Raw("</run>"u8);
        }

        return xml;
    }

    // Every row has the same number of cells; the mapping of the request checks it.
    private static void WriteTable(MarkupBuffer xml, SmallTable table)
    {
        xml.Raw("<table caption=\""u8)
            .Text(table.Caption)
            .Raw(table.Headed ? "\" headed=\"true\">\n"u8 : "\" headed=\"false\">\n"u8);
        foreach (var row in table.Rows)
        {
            xml.Raw("<row>"u8);
            foreach (var cell in row)
            {
                xml.Raw("<cell>"u8).Text(cell).Raw("</cell>"u8);
            }

            xml.Raw("</row>\n"u8);
        }

        xml.Raw("</table>\n"u8);
    }

    // Blank cells are left out; a cell is a number, a remark or not applicable.
    private static void WriteStatistics(MarkupBuffer xml, Sheet sheet)
    {
        xml.Raw("<statistics edition=\""u8).Text(sheet.Edition.Id).Raw("\">\n"u8);
        for (var i = 0; i < sheet.Values.Length; i++)
        {
            // By index: the order of cells is the edition's.
            var name = sheet.Edition.Cells[i].Name;
            if (sheet[i].IsNumber)
            {
                xml.Raw("<cell cell=\""u8).Text(name).Raw("\">"u8).Text(sheet[i].ToString()).Raw("</cell>\n"u8);
            }
            else if (sheet[i].IsNotApplicable)
            {
                xml.Raw("<notApplicable cell=\""u8).Text(name).Raw("\"/>\n"u8);
            }
            else if (sheet.Remarks.TryGetValue(name, out var remark))
            {
                xml.Raw("<remark cell=\""u8).Text(name).Raw("\">"u8).Text(remark).Raw("</remark>\n"u8);
            }
        }

        xml.Raw("</statistics>\n"u8);
    }

    // Ordered by id, so that the order of the request does not matter.
    private static void WritePictures(MarkupBuffer xml, IReadOnlyDictionary<string, RasterImage> pictures)
    {
        xml.Raw("<pictures>\n"u8);
        foreach (var (id, image) in pictures.OrderBy(p => p.Key, StringComparer.Ordinal))
        {
            xml.Raw("<picture picture=\""u8)
                .Text(id)
                .Raw("\" mediaType=\""u8)
                .Text(image.MediaType)
                .Raw("\">"u8)
                .Text(Convert.ToBase64String(image.Content.Span))
                .Raw("</picture>\n"u8);
        }

        xml.Raw("</pictures>\n"u8);
    }
}

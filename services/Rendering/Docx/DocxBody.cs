using Disclosure.Rendering.Domain;
using Disclosure.Rendering.Writing;

namespace Disclosure.Rendering.Docx;

/// <summary>The main part: title, headings and paragraphs by their styles, tables, the page.</summary>
internal static class DocxBody
{
    // A4; margins 37, 26, 35 and 28 mm; the page number's dash 7 mm under the text (GB/T 9704-2012, 5.2 and 7.5).
    private static ReadOnlySpan<byte> Page =>
        """
            <w:sectPr><w:footerReference w:type="default" r:id="rId4"/><w:footerReference w:type="even" r:id="rId5"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1588" w:header="851" w:footer="1446" w:gutter="0"/><w:cols w:space="425"/><w:docGrid w:type="lines" w:linePitch="579"/></w:sectPr>
            """u8;

    public static MarkupBuffer Write(Document document)
    {
        var xml = new MarkupBuffer().Raw(
            """
            <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
            <w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><w:body>
            """u8
        );
        WriteTitle(xml, document.TitleLines);
        for (var i = 0; i < document.Parts.Count; i++)
        {
            WritePart(xml, document.Parts[i], isAfterTable: i > 0 && document.Parts[i - 1].Table is not null);
        }

        return xml.Raw(Page).Raw("</w:body></w:document>"u8);
    }

    private static void WriteTitle(MarkupBuffer xml, IReadOnlyList<string> lines)
    {
        xml.Raw("<w:p><w:pPr><w:pStyle w:val=\"Title\"/></w:pPr><w:r>"u8);
        for (var i = 0; i < lines.Count; i++)
        {
            if (i > 0)
            {
                xml.Raw("<w:br/>"u8);
            }

            xml.Raw("<w:t xml:space=\"preserve\">"u8).Text(lines[i]).Raw("</w:t>"u8);
        }

        xml.Raw("</w:r></w:p>"u8);
    }

    private static void WritePart(MarkupBuffer xml, Part part, bool isAfterTable)
    {
        if (part.Heading.Length > 0)
        {
            StartHeading(xml, part.Level, isAfterTable).Text(part.Heading).Raw("</w:t></w:r></w:p>"u8);
        }

        foreach (var line in part.Lines)
        {
            WriteLine(xml, line);
        }

        if (part.Table is { } table)
        {
            DocxTable.Write(xml, table);
        }

        foreach (var child in part.Parts)
        {
            WritePart(xml, child, isAfterTable: false);
        }
    }

    private static void WriteLine(MarkupBuffer xml, Line line)
    {
        if (line.HeadingLevel > 0)
        {
            StartHeading(xml, line.HeadingLevel, isAfterTable: false).Text(line.Text).Raw("</w:t></w:r></w:p>"u8);
            return;
        }

        xml.Raw("<w:p>"u8);
        foreach (var run in line.Runs)
        {
            xml.Raw(run.Bold ? "<w:r><w:rPr><w:b/></w:rPr>"u8 : "<w:r>"u8)
                .Raw("<w:t xml:space=\"preserve\">"u8)
                .Text(run.Text)
                .Raw("</w:t></w:r>"u8);
        }

        xml.Raw("</w:p>"u8);
    }

    // Half a line apart from a table above.
    private static MarkupBuffer StartHeading(MarkupBuffer xml, int level, bool isAfterTable) =>
        xml.Raw("<w:p><w:pPr><w:pStyle w:val=\"Heading"u8)
            .Number(level)
            .Raw("\"/>"u8)
            .Raw(isAfterTable ? "<w:spacing w:before=\"290\"/>"u8 : default)
            .Raw("</w:pPr><w:r><w:t xml:space=\"preserve\">"u8);
}

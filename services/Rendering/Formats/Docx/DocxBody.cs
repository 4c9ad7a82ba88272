using Disclosure.Form;
using Disclosure.Rendering.Domain;
using Disclosure.Rendering.Markup;

namespace Disclosure.Rendering.Formats.Docx;

/// <summary>The main part: title, headings and paragraphs by their styles, tables, the page.</summary>
internal static class DocxBody
{
    // Twentieths of a point: 37 mm are 2,098.
    // A4; margins 37, 26, 35 and 28 mm; the page number's dash 7 mm under the text (GB/T 9704-2012, 5.2 and 7.5).
    private static ReadOnlySpan<byte> Page =>
        """
            <w:sectPr><w:footerReference w:type="default" r:id="rId4"/><w:footerReference w:type="even" r:id="rId5"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1588" w:header="851" w:footer="1446" w:gutter="0"/><w:cols w:space="425"/><w:docGrid w:type="lines" w:linePitch="579"/></w:sectPr>
            """u8;

    /// <summary>Writes <c>word/document.xml</c>.</summary>
    public static MarkupBuffer Write(ReportDocument document, DocxParts parts)
    {
        // Namespaces are declared once here; all other parts of the body rely on them.
        var xml = new MarkupBuffer(128 * 1024).Raw(
            """
            <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
            <w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wpg="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><w:body>
            """u8
        );
        WriteTitle(xml, document.TitleLines);
        // Whether a table stood before is told downwards, since a paragraph cannot look back.
        for (var i = 0; i < document.Parts.Count; i++)
        {
            WritePart(xml, document.Parts[i], parts, isAfterTable: i > 0 && EndsWithTable(document.Parts[i - 1]));
        }

        // sectPr must be the last element of the body.
        return xml.Raw(Page).Raw("</w:body></w:document>"u8);
    }

    // The lines of a title are one paragraph with breaks.
    private static void WriteTitle(MarkupBuffer xml, IReadOnlyList<string> lines)
    {
        xml.Raw("<w:p><w:pPr><w:pStyle w:val=\"Title\"/></w:pPr><w:r>"u8);
        // A break and not a paragraph: the title is one heading for outlines and screen readers.
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

    // Whether the last thing printed of a part is a table.
    private static bool EndsWithTable(DocumentPart part) =>
        part.Parts is [.., var last] ? EndsWithTable(last) : part.Items is [.., DocumentTable];

    // A heading after a table is set apart from it.
    private static void WritePart(MarkupBuffer xml, DocumentPart part, DocxParts parts, bool isAfterTable)
    {
        if (part.Heading.Length > 0)
        {
            StartHeading(xml, part.Level, isAfterTable).Text(part.Heading).Raw("</w:t></w:r></w:p>"u8);
        }

        for (var i = 0; i < part.Items.Count; i++)
        {
            WriteItem(xml, part.Items[i], parts, isAfterTable: i > 0 && part.Items[i - 1] is DocumentTable);
        }

        for (var i = 0; i < part.Parts.Count; i++)
        {
            // Between sub-parts only the items count: these have no further parts.
            var previous = i > 0 ? part.Parts[i - 1].Items : part.Items;
            WritePart(xml, part.Parts[i], parts, isAfterTable: previous is [.., DocumentTable]);
        }
    }

    private static void WriteItem(MarkupBuffer xml, DocumentItem item, DocxParts parts, bool isAfterTable)
    {
        switch (item)
        {
            case DocumentParagraph { HeadingLevel: > 0 } heading:
                StartHeading(xml, heading.HeadingLevel, isAfterTable).Text(heading.Text).Raw("</w:t></w:r></w:p>"u8);
                break;
            case DocumentParagraph line:
                WriteRuns(xml.Raw("<w:p>"u8), line.Runs);
                break;
            case DocumentList list:
                WriteList(xml, list, parts.NumberingOf(list));
                break;
            case DocumentFigure figure:
                DocxFigure.Write(xml, figure, parts);
                break;
            case DocumentTable table:
                WriteTable(xml, table, isAfterTable);
                break;
        }
    }

    private static void WriteTable(MarkupBuffer xml, DocumentTable table, bool isAfterTable)
    {
        if (!table.IsOfficial && table.Caption.Length > 0)
        {
            // Official tables have their heading as caption; only small ones print one.
            WriteCaption(xml, table.Caption, keepNext: true);
        }
        else if (isAfterTable)
        {
            // Two tables with nothing between them would become one.
            xml.Raw("<w:p/>"u8);
        }

        DocxTable.Write(xml, table);
    }

    /// <summary>A line that names a table below it or a figure above it.</summary>
    public static void WriteCaption(MarkupBuffer xml, string text, bool keepNext) =>
        xml.Raw("<w:p><w:pPr><w:pStyle w:val=\"Caption\"/>"u8)
            // keepNext binds a caption to the table below it; below a figure it need not be bound.
            .Raw(keepNext ? "<w:keepNext/>"u8 : default)
            .Raw("</w:pPr><w:r><w:t xml:space=\"preserve\">"u8)
            .Text(text)
            .Raw("</w:t></w:r></w:p>"u8);

    // Items refer to a numbering definition; markers are not in the text.
    private static void WriteList(MarkupBuffer xml, DocumentList list, int numbering)
    {
        foreach (var item in list.Items)
        {
            // All list items are of level 0: lists are never nested.
            xml.Raw("<w:p><w:pPr><w:pStyle w:val=\"ListParagraph\"/><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\""u8)
                .Number(numbering)
                .Raw("\"/></w:numPr></w:pPr>"u8);
            WriteRuns(xml, item.Runs);
        }
    }

    // Ends the paragraph that the caller began.
    private static void WriteRuns(MarkupBuffer xml, IReadOnlyList<TextRun> runs)
    {
        foreach (var run in runs)
        {
            xml.Raw(run.Bold ? "<w:r><w:rPr><w:b/></w:rPr>"u8 : "<w:r>"u8)
                // xml:space: blanks at the ends of runs would be lost.
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
            // 290 twentieths of a point: half of the line pitch of 579.
            .Raw(isAfterTable ? "<w:spacing w:before=\"290\"/>"u8 : default)
            .Raw("</w:pPr><w:r><w:t xml:space=\"preserve\">"u8);
}

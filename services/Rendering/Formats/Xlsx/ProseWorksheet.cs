using Disclosure.Rendering.Domain;
using Disclosure.Rendering.Markup;

namespace Disclosure.Rendering.Formats.Xlsx;

/// <summary>The prose, a line a row: which section it is of and what it is, in hidden columns for programs, then its words.</summary>
internal sealed class ProseWorksheet(MarkupBuffer xml)
{
    // Texts start in column C, after the section and the kind.
    private const int WordsColumn = 2;

    // Less than a page in any face: a column that is wider than the page is cut off in print.
    private const int WordsWidth = 66;
    private const int FurtherWidth = 20;

    private int _row;
    private int _lastColumn = WordsColumn;

    /// <summary>Writes the worksheet of the prose.</summary>
    public static PrintedWorksheet Write(ReportDocument document, string name)
    {
        var xml = new MarkupBuffer();
        var sheet = new ProseWorksheet(xml);
        xml.Raw(WorksheetXml.Start)
            .Raw(
                // Hidden columns A and B for programs; the words begin in C.
                "<cols><col min=\"1\" max=\"2\" width=\"12\" hidden=\"1\" customWidth=\"1\"/><col min=\"3\" max=\"3\" width=\"66\" customWidth=\"1\"/><col min=\"4\" max=\"64\" width=\"20\" customWidth=\"1\"/></cols><sheetData>"u8
            );
        sheet.WriteRow("", "title", CellStyle.ProseHeading, [document.Title]);
        foreach (var part in document.Parts)
        {
            sheet.WritePart(part);
        }

        // The page settings follow the data in the schema.
        xml.Raw("</sheetData>"u8).Raw(WorksheetXml.PageEnd);
        return new(name, xml, (WordsColumn, sheet._lastColumn), sheet._row, HeadRows: 0);
    }

    private void WritePart(DocumentPart part)
    {
        if (part.Heading.Length > 0)
        {
            WriteRow(part.Name, $"heading{CellAddress.Number(part.Level)}", CellStyle.ProseHeading, [part.Heading]);
        }

        foreach (var item in part.Items)
        {
            WriteItem(part.Name, item);
        }

        foreach (var child in part.Parts)
        {
            WritePart(child);
        }
    }

    // The kind is English, for programs: paragraph, item, figure, caption, row, heading1 to heading4.
    private void WriteItem(string section, DocumentItem item)
    {
        switch (item)
        {
            case DocumentParagraph { HeadingLevel: > 0 } heading:
                WriteRow(
                    section,
                    $"heading{CellAddress.Number(heading.HeadingLevel)}",
                    CellStyle.ProseHeading,
                    [heading.Text]
                );
                break;
            case DocumentParagraph line:
                WriteRow(section, "paragraph", CellStyle.Prose, [line.Text]);
                break;
            case DocumentList list:
                for (var i = 0; i < list.Items.Count; i++)
                {
                    WriteRow(section, "item", CellStyle.Prose, [list.Marker(i) + list.Items[i].Text]);
                }

                break;
            case DocumentFigure figure:
                WriteRow(section, "figure", CellStyle.Prose, [$"［图：{figure.AlternativeText}］{figure.Caption}"]);
                break;
            case DocumentTable { IsOfficial: false } table:
                if (table.Caption.Length > 0)
                {
                    WriteRow(section, "caption", CellStyle.Prose, [table.Caption]);
                }

                foreach (var row in table.Rows)
                {
                    WriteRow(section, "row", CellStyle.Text, [.. row.Cells.Select(c => c.Text)]);
                }

                break;
        }
    }

    // A row is as high as its wrapped text.
    private void WriteRow(string section, string kind, int style, IReadOnlyList<string> words)
    {
        // Only the first column is wide; those of tables are narrower.
        var lines = words.Select((w, i) => WorksheetXml.LinesOf(w, i == 0 ? WordsWidth : FurtherWidth)).Max();
        // The print area reaches to the last column that any row uses.
        _lastColumn = Math.Max(_lastColumn, WordsColumn + words.Count - 1);
        WorksheetXml.StartRow(xml, ++_row, lines);
        WorksheetXml.TextCell(xml, 0, _row, CellStyle.Note, section);
        WorksheetXml.TextCell(xml, 1, _row, CellStyle.Note, kind);
        for (var i = 0; i < words.Count; i++)
        {
            WorksheetXml.TextCell(xml, WordsColumn + i, _row, style, words[i]);
        }

        xml.Raw("</row>"u8);
    }
}

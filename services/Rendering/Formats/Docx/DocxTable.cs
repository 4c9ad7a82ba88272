using Disclosure.Rendering.Domain;
using Disclosure.Rendering.Markup;

namespace Disclosure.Rendering.Formats.Docx;

/// <summary>A table as wide as the text: spans, heads that are repeated, rows that are not torn apart.</summary>
internal static class DocxTable
{
    // 156 mm in twentieths of a point.
    private const int TextWidth = 8844;

    // 225 mm, and the least heights of rows, in twentieths of a point.
    private const int TextHeight = 12_757;
    private const int Row = 454;
    private const int DenseRow = 330;

    // More columns than these are set in smaller type.
    private const int MaxWideColumns = 8;

    /// <summary>Writes a table with fixed column widths.</summary>
    public static void Write(MarkupBuffer xml, DocumentTable table)
    {
        xml.Raw(
            """
            <w:tbl><w:tblPr><w:tblW w:w="8844" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders><w:top w:val="single" w:sz="8" w:space="0" w:color="000000"/><w:left w:val="single" w:sz="8" w:space="0" w:color="000000"/><w:bottom w:val="single" w:sz="8" w:space="0" w:color="000000"/><w:right w:val="single" w:sz="8" w:space="0" w:color="000000"/><w:insideH w:val="single" w:sz="4" w:space="0" w:color="000000"/><w:insideV w:val="single" w:sz="4" w:space="0" w:color="000000"/></w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar><w:top w:w="40" w:type="dxa"/><w:left w:w="85" w:type="dxa"/><w:bottom w:w="40" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar><w:tblLook w:val="0620" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/><w:tblCaption w:val="
            """u8
        );
        // The caption is for assistive technology here; it is not printed.
        xml.Text(table.Caption.Length > 0 ? table.Caption : "表格").Raw("\"/></w:tblPr><w:tblGrid>"u8);
        // Fixed layout: Word must not move the columns by their content.
        var edges = Edges(table.Widths);
        for (var i = 1; i < edges.Length; i++)
        {
            xml.Raw("<w:gridCol w:w=\""u8).Number(edges[i] - edges[i - 1]).Raw("\"/>"u8);
        }

        xml.Raw("</w:tblGrid>"u8);
        var isDense = table.Widths.Count > MaxWideColumns;
        // By column: what of a merged cell is still to come.
        var merges = new CellMerge[table.Widths.Count];
        var hasLongLabels = table.HasLongLabels;
        for (var i = 0; i < table.Rows.Count; i++)
        {
            var keepNext = i < LastRowKept(table, isDense);
            WriteRow(xml, table.Rows[i], i < table.HeadRows, isDense, keepNext, hasLongLabels, edges, merges);
        }

        xml.Raw("</w:tbl>"u8);
    }

    // A short table moves to the next page whole. Of a longer one the head stays with three rows, and pages break between the others.
    private static int LastRowKept(DocumentTable table, bool isDense)
    {
        var height = table.Rows.Count * (isDense ? DenseRow : Row);
        // Rows are counted at their least height; a table of tall rows may still break.
        return height <= TextHeight / 3 ? table.Rows.Count - 1 : Math.Min(table.HeadRows + 2, table.Rows.Count - 1);
    }

    // Rows after the first of a span hold a cell that says so, in each column where a span goes on.
    private static void WriteRow(
        MarkupBuffer xml,
        DocumentTableRow row,
        bool isHead,
        bool isDense,
        bool keepNext,
        bool hasLongLabels,
        int[] edges,
        CellMerge[] merges
    )
    {
        // cantSplit: no row is torn between pages. tblHeader: heads are repeated.
        xml.Raw("<w:tr><w:trPr><w:cantSplit/>"u8)
            .Raw(
                isDense
                    ? "<w:trHeight w:val=\"330\" w:hRule=\"atLeast\"/>"u8
                    : "<w:trHeight w:val=\"454\" w:hRule=\"atLeast\"/>"u8
            )
            .Raw(isHead ? "<w:tblHeader/></w:trPr>"u8 : "</w:trPr>"u8);
        var next = 0;
        // Every column is covered by a new cell or by a merge from above.
        for (var column = 0; column < merges.Length; )
        {
            if (merges[column].RowsLeft > 0)
            {
                var span = merges[column].ColSpan;
                merges[column] = merges[column] with { RowsLeft = merges[column].RowsLeft - 1 };
                // An empty vMerge goes on with the cell above.
                StartCell(xml, edges, column, span, "<w:vMerge/>"u8, vertical: false);
                // Even a continued cell needs a paragraph.
                WriteParagraph(xml, "", isLabel: false, isDense, keepNext);
                column += span;
                continue;
            }

            var cell = row.Cells[next++];
            merges[column] = new(cell.RowSpan - 1, cell.ColSpan);
            StartCell(
                xml,
                edges,
                column,
                cell.ColSpan,
                cell.RowSpan > 1 ? "<w:vMerge w:val=\"restart\"/>"u8 : default,
                cell.Vertical
            );
            var isLabel = cell.Role is CellRole.Words || (hasLongLabels && cell.IsLabel);
            WriteParagraph(xml, cell.Text, isLabel, isDense, keepNext);
            column += cell.ColSpan;
        }

        xml.Raw("</w:tr>"u8);
    }

    // Width, spans, direction and vertical alignment; the paragraph follows.
    private static void StartCell(
        MarkupBuffer xml,
        int[] edges,
        int column,
        int span,
        ReadOnlySpan<byte> merge,
        bool vertical
    )
    {
        xml.Raw("<w:tc><w:tcPr><w:tcW w:w=\""u8)
            .Number(edges[column + span] - edges[column])
            .Raw("\" w:type=\"dxa\"/>"u8);
        if (span > 1)
        {
            xml.Raw("<w:gridSpan w:val=\""u8).Number(span).Raw("\"/>"u8);
        }

        xml.Raw(merge)
            .Raw(vertical ? "<w:textDirection w:val=\"tbRlV\"/>"u8 : default)
            .Raw("<w:vAlign w:val=\"center\"/></w:tcPr>"u8);
    }

    // Rows are kept with the next one, so that Word breaks a table only where it must.
    // Styles are in styles.xml; dense ones are set smaller.
    private static void WriteParagraph(MarkupBuffer xml, string text, bool isLabel, bool isDense, bool keepNext)
    {
        xml.Raw("<w:p><w:pPr><w:pStyle w:val=\""u8)
            .Raw(
                (isLabel, isDense) switch
                {
                    (false, false) => "TableText"u8,
                    (true, false) => "TableLabel"u8,
                    (false, true) => "TableDense"u8,
                    (true, true) => "TableDenseLabel"u8,
                }
            )
            .Raw("\"/>"u8)
            .Raw(keepNext ? "<w:keepNext/></w:pPr>"u8 : "</w:pPr>"u8);
        // An empty paragraph has no run.
        if (text.Length > 0)
        {
            xml.Raw("<w:r><w:t>"u8).Text(text).Raw("</w:t></w:r>"u8);
        }

        xml.Raw("</w:p></w:tc>"u8);
    }

    // Where each column begins, rounded so that they add up.
    private static int[] Edges(IReadOnlyList<int> widths)
    {
        var edges = new int[widths.Count + 1];
        var sum = 0;
        for (var i = 0; i < widths.Count; i++)
        {
            sum += widths[i];
            // Rounded sums, not rounded widths: errors would add up to a visible step.
            edges[i + 1] = (int)Math.Round(sum * (double)TextWidth / 1000, MidpointRounding.AwayFromZero);
        }

        return edges;
    }

    // Rows that a merged cell still covers, and its columns.
    private readonly record struct CellMerge(int RowsLeft, int ColSpan);
}

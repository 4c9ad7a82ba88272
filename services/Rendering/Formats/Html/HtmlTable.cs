using Disclosure.Rendering.Domain;
using Disclosure.Rendering.Markup;

namespace Disclosure.Rendering.Formats.Html;

/// <summary>
/// A table that can be heard as well as seen: a caption, heads with their scope, and each figure under its own name, so
/// that programs need not count cells. On a narrow screen the heads of rows stay while the figures are scrolled.
/// </summary>
internal static class HtmlTable
{
    // More columns than these do not fit a narrow screen; the table is then scrolled by itself.
    private const int MaxNarrowColumns = 4;

    /// <param name="number">The table's own, for the names of its heads.</param>
    /// <param name="year">That the figures are of.</param>
    public static void Write(MarkupBuffer html, DocumentTable table, int number, int year)
    {
        // Computed once; every figure asks for its heads.
        var heads = new TableHeaders(table);
        // Counts cells row by row, as TableHeaders does.
        var place = 0;
        var isWide = table.Widths.Count > MaxNarrowColumns;
        var kept = isWide ? table.CountRowHeadColumns() : 0;
        html.Raw(
                kept > 0 ? "<div class=\"table wide kept\""u8
                : isWide ? "<div class=\"table wide\""u8
                : "<div class=\"table\""u8
            )
            // A region that takes the focus can be scrolled with the keyboard.
            .Raw(" role=\"region\" tabindex=\"0\" aria-label=\""u8)
            .Text(table.Caption.Length > 0 ? table.Caption : "表格")
            .Raw("\">\n<table>\n"u8);
        if (table.Caption.Length > 0)
        {
            // An official table's heading is printed above it: the caption is only heard.
            html.Raw(table.IsOfficial ? "<caption class=\"heard\">"u8 : "<caption>"u8)
                .Text(table.Caption)
                .Raw("</caption>\n"u8);
        }

        if (kept > 0)
        {
            WriteColumns(html, kept, table.Widths.Count);
        }

        // Without head rows the body begins at once.
        html.Raw(table.HeadRows > 0 ? "<thead>\n"u8 : "<tbody>\n"u8);
        for (var i = 0; i < table.Rows.Count; i++)
        {
            if (i == table.HeadRows && i > 0)
            {
                html.Raw("</thead>\n<tbody>\n"u8);
            }

            html.Raw("<tr>"u8);
            foreach (var cell in table.Rows[i].Cells)
            {
                if (cell.Role == CellRole.Words)
                {
                    html.Raw("<td>"u8).Text(cell.Text).Raw("</td>"u8);
                }
                else if (cell.Role == CellRole.Value)
                {
                    WriteValue(html, cell, number, heads.FindFor(i, cell), year);
                }
                else
                {
                    WriteHead(html, cell, number, place, isKept: cell.Column < kept);
                }

                // Every cell is counted, of whatever kind.
                place++;
            }

            html.Raw("</tr>\n"u8);
        }

        html.Raw("</tbody>\n</table>\n</div>\n"u8);
    }

    // On a narrow screen columns of groups, of labels and of figures have widths of their own.
    private static void WriteColumns(MarkupBuffer html, int heads, int all)
    {
        html.Raw("<colgroup>"u8);
        // All but the last column of heads hold groups.
        if (heads > 1)
        {
            html.Raw("<col class=\"g\" span=\""u8).Number(heads - 1).Raw("\">"u8);
        }

        html.Raw("<col class=\"l\"><col class=\"f\" span=\""u8).Number(all - heads).Raw("\"></colgroup>\n"u8);
    }

    // data-cell, data-year and data-unit say what the figure is for programs; headers names its header cells for assistive technology.
    private static void WriteValue(MarkupBuffer html, in DocumentTableCell cell, int number, List<int> heads, int year)
    {
        html.Raw("<td data-cell=\""u8).Text(cell.Cell).Raw("\" data-year=\""u8).Number(year).Raw("\""u8);
        if (cell.Unit.Length > 0)
        {
            html.Raw(" data-unit=\""u8).Text(cell.Unit).Raw("\""u8);
        }

        WriteSpans(html, cell);
        // headers="t1h0 t1h3": ids apart by spaces.
        for (var i = 0; i < heads.Count; i++)
        {
            WriteName(html.Raw(i == 0 ? " headers=\""u8 : " "u8), number, heads[i]);
        }

        html.Raw(heads.Count > 0 ? "\""u8 : default)
            // The printed mark may be a dash; programs need not guess.
            .Raw(cell.Value.IsNotApplicable ? " data-value=\"na\">"u8 : ">"u8)
            .Text(cell.Text)
            .Raw("</td>"u8);
    }

    // Heads that stay have a class of their column.
    private static void WriteHead(MarkupBuffer html, in DocumentTableCell cell, int number, int place, bool isKept)
    {
        WriteName(html.Raw("<th id=\""u8), number, place);
        html.Raw("\" scope=\""u8)
            .Raw(
                // scope tells which figures a head speaks for; groups are heads over several rows or columns.
                (cell.Role, cell.ColSpan, cell.RowSpan) switch
                {
                    (CellRole.RowHead, _, > 1) => "rowgroup"u8,
                    (CellRole.RowHead, _, _) => "row"u8,
                    (_, > 1, _) => "colgroup"u8,
                    _ => "col"u8,
                }
            )
            .Raw("\""u8);
        WriteSpans(html, cell);
        if (cell.Vertical || isKept)
        {
            // Classes: v for vertical text, c and the column for heads that stay.
            html.Raw(cell.Vertical ? " class=\"v"u8 : " class=\""u8);
            if (isKept)
            {
                html.Raw(cell.Vertical ? " c"u8 : "c"u8).Number(cell.Column);
            }

            html.Raw("\""u8);
        }

        html.Raw(">"u8).Text(cell.Text).Raw("</th>"u8);
    }

    private static void WriteSpans(MarkupBuffer html, in DocumentTableCell cell)
    {
        if (cell.ColSpan > 1)
        {
            html.Raw(" colspan=\""u8).Number(cell.ColSpan).Raw("\""u8);
        }

        if (cell.RowSpan > 1)
        {
            html.Raw(" rowspan=\""u8).Number(cell.RowSpan).Raw("\""u8);
        }
    }

    // Such as t2h15.
    private static void WriteName(MarkupBuffer html, int table, int place) =>
        html.Raw("t"u8).Number(table).Raw("h"u8).Number(place);
}

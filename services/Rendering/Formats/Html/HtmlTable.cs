using Disclosure.Rendering.Domain;
using Disclosure.Rendering.Markup;

namespace Disclosure.Rendering.Formats.Html;

/// <summary>
/// A table that can be heard as well as seen: a caption, heads with their scope, and each figure under its own name, so
/// that programs need not count cells.
/// </summary>
internal static class HtmlTable
{
    // More columns than these do not fit a narrow screen; the table is then scrolled by itself.
    private const int MaxNarrowColumns = 4;

    /// <param name="number">The table's own, for the names of its heads.</param>
    public static void Write(MarkupBuffer html, DocumentTable table, int number)
    {
        var heads = new TableHeaders(table);
        var place = 0;
        html.Raw(table.Widths.Count > MaxNarrowColumns ? "<div class=\"table wide\""u8 : "<div class=\"table\""u8)
            .Raw(" role=\"region\" tabindex=\"0\" aria-label=\""u8)
            .Text(table.Caption.Length > 0 ? table.Caption : "表格")
            .Raw("\">\n<table>\n"u8);
        if (table.Caption.Length > 0)
        {
            html.Raw(table.IsOfficial ? "<caption class=\"heard\">"u8 : "<caption>"u8)
                .Text(table.Caption)
                .Raw("</caption>\n"u8);
        }

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
                    WriteValue(html, cell, number, heads.FindFor(i, cell));
                }
                else
                {
                    WriteHead(html, cell, number, place);
                }

                place++;
            }

            html.Raw("</tr>\n"u8);
        }

        html.Raw("</tbody>\n</table>\n</div>\n"u8);
    }

    // data-cell names the cell for programs; headers names its header cells for assistive technology.
    private static void WriteValue(MarkupBuffer html, in DocumentTableCell cell, int number, List<int> heads)
    {
        html.Raw("<td data-cell=\""u8).Text(cell.Cell).Raw("\""u8);
        WriteSpans(html, cell);
        for (var i = 0; i < heads.Count; i++)
        {
            WriteName(html.Raw(i == 0 ? " headers=\""u8 : " "u8), number, heads[i]);
        }

        html.Raw(heads.Count > 0 ? "\""u8 : default)
            .Raw(cell.Value.IsNotApplicable ? " data-value=\"na\">"u8 : ">"u8)
            .Text(cell.Text)
            .Raw("</td>"u8);
    }

    private static void WriteHead(MarkupBuffer html, in DocumentTableCell cell, int number, int place)
    {
        WriteName(html.Raw("<th id=\""u8), number, place);
        html.Raw("\" scope=\""u8)
            .Raw(
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
        html.Raw(cell.Vertical ? " class=\"v\">"u8 : ">"u8).Text(cell.Text).Raw("</th>"u8);
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

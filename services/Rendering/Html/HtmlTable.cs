using Disclosure.Rendering.Domain;
using Disclosure.Rendering.Writing;

namespace Disclosure.Rendering.Html;

/// <summary>
/// A table that can be heard as well as seen: a caption, heads with their scope, and each figure under its own name, so
/// that programs need not count cells.
/// </summary>
internal static class HtmlTable
{
    public static void Write(MarkupBuffer html, DocumentTable table)
    {
        html.Raw("<div class=\"table\" role=\"region\" tabindex=\"0\" aria-label=\""u8)
            .Text(table.Caption)
            .Raw("\">\n<table>\n<caption>"u8)
            .Text(table.Caption)
            .Raw("</caption>\n"u8)
            .Raw(table.HeadRows > 0 ? "<thead>\n"u8 : "<tbody>\n"u8);
        for (var i = 0; i < table.Rows.Count; i++)
        {
            if (i == table.HeadRows && i > 0)
            {
                html.Raw("</thead>\n<tbody>\n"u8);
            }

            html.Raw("<tr>"u8);
            foreach (var cell in table.Rows[i].Cells)
            {
                WriteCell(html, cell);
            }

            html.Raw("</tr>\n"u8);
        }

        html.Raw("</tbody>\n</table>\n</div>\n"u8);
    }

    private static void WriteCell(MarkupBuffer html, in TableCell cell)
    {
        if (cell.Role == CellRole.Value)
        {
            html.Raw("<td data-cell=\""u8).Text(cell.Cell).Raw("\""u8);
            WriteSpans(html, cell);
            html.Raw(cell.Value.IsNotApplicable ? " data-value=\"na\">"u8 : ">"u8).Text(cell.Text).Raw("</td>"u8);
            return;
        }

        html.Raw("<th scope=\""u8)
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

    private static void WriteSpans(MarkupBuffer html, in TableCell cell)
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
}

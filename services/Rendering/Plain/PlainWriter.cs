using System.Text;
using Disclosure.Rendering.Domain;

namespace Disclosure.Rendering.Plain;

/// <summary>Plain text: paragraphs indented by two ideographic spaces, tables as rows of cells between bars.</summary>
internal sealed class PlainWriter : IReportWriter
{
    private const string Indent = "　　";

    public string Format => "txt";

    public string ContentType => "text/plain; charset=utf-8";

    public byte[] Write(ReportContent content)
    {
        var document = Composer.Compose(content);
        var text = new StringBuilder(document.Title).Append("\n\n");
        foreach (var part in document.Parts)
        {
            WritePart(text, part);
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static void WritePart(StringBuilder text, Part part)
    {
        if (part.Heading.Length > 0)
        {
            text.Append(Indent).Append(part.Heading).Append('\n');
        }

        foreach (var line in part.Lines)
        {
            text.Append(Indent).Append(line.Text).Append('\n');
        }

        if (part.Table is { } table)
        {
            WriteTable(text, table);
        }

        foreach (var child in part.Parts)
        {
            WritePart(text, child);
        }

        if (part.Level == 1)
        {
            text.Append('\n');
        }
    }

    // A head that covers several rows or columns is said in each of them, so that every row can be read by itself.
    private static void WriteTable(StringBuilder text, DocumentTable table)
    {
        var grid = new string[table.Rows.Count, table.Widths.Count];
        for (var row = 0; row < table.Rows.Count; row++)
        {
            foreach (var cell in table.Rows[row].Cells)
            {
                for (var r = row; r < row + cell.RowSpan; r++)
                {
                    for (var c = cell.Column; c < cell.Column + cell.ColSpan; c++)
                    {
                        grid[r, c] = cell.Role == CellRole.Value && (r > row || c > cell.Column) ? "" : cell.Text;
                    }
                }
            }
        }

        text.Append('\n');
        for (var row = 0; row < table.Rows.Count; row++)
        {
            text.Append('|');
            for (var column = 0; column < table.Widths.Count; column++)
            {
                text.Append(' ').Append(grid[row, column].Replace('|', '｜')).Append(" |");
            }

            text.Append('\n');
            if (row == table.HeadRows - 1)
            {
                text.Append('|').Insert(text.Length, " --- |", table.Widths.Count).Append('\n');
            }
        }
    }
}

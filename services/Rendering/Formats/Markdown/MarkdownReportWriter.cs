using System.Text;
using System.Text.RegularExpressions;
using Disclosure.Form;
using Disclosure.Rendering.BarTables;
using Disclosure.Rendering.Composition;
using Disclosure.Rendering.Domain;

namespace Disclosure.Rendering.Formats.Markdown;

/// <summary>Markdown with tables as GitHub reads them; pictures are told in words.</summary>
internal sealed partial class MarkdownReportWriter : IReportWriter
{
    /// <summary>The title is the heading of level 1; parts start at level 2.</summary>
    public byte[] Write(ReportContent content)
    {
        var document = DocumentComposer.Compose(content);
        var text = new StringBuilder("# ").Append(Escape(document.Title)).Append("\n\n");
        foreach (var part in document.Parts)
        {
            WritePart(text, part);
        }

        // The last empty line: a text ends with one line feed.
        text.Length--;
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static void WritePart(StringBuilder text, DocumentPart part)
    {
        if (part.Heading.Length > 0)
        {
            WriteHeading(text, part.Level, part.Heading);
        }

        foreach (var item in part.Items)
        {
            WriteItem(text, item);
        }

        foreach (var child in part.Parts)
        {
            WritePart(text, child);
        }
    }

    private static void WriteHeading(StringBuilder text, int level, string heading) =>
        // The title has level 1, so level 1 of the document becomes 2.
        text.Append('#', level + 1).Append(' ').Append(Escape(heading)).Append("\n\n");

    // Blocks are separated by an empty line.
    private static void WriteItem(StringBuilder text, DocumentItem item)
    {
        switch (item)
        {
            case DocumentParagraph { HeadingLevel: > 0 } heading:
                WriteHeading(text, heading.HeadingLevel, heading.Text);
                break;
            case DocumentParagraph line:
                text.Append(Paragraph(line)).Append("\n\n");
                break;
            case DocumentList list:
                for (var i = 0; i < list.Items.Count; i++)
                {
                    text.Append(list.IsOrdered ? list.Marker(i) : "-")
                        .Append(' ')
                        .Append(Paragraph(list.Items[i]))
                        .Append('\n');
                }

                text.Append('\n');
                break;
            case DocumentFigure figure:
                // Markdown files stand alone and have no place for pictures.
                text.Append('*').Append(Escape($"［图：{figure.AlternativeText}］{figure.Caption}")).Append("*\n\n");
                break;
            case DocumentTable table:
                WriteTable(text, table);
                break;
        }
    }

    // A caption is in italics, which nothing else is but a picture's words, so that a reader can tell it from a bold paragraph.
    // A table has one row of heads: those above each other are joined. Figures stand at the right; a merged cell is said once.
    private static void WriteTable(StringBuilder text, DocumentTable table)
    {
        if (!table.IsOfficial && table.Caption.Length > 0)
        {
            text.Append('*').Append(Escape(table.Caption)).Append("*\n\n");
        }

        // Heads repeat over their spans, figures do not.
        var (heads, cells) = (BarTableWriter.ExpandSpans(table), BarTableWriter.PlaceCells(table));
        var columns = table.Widths.Count;
        BarTableWriter.WriteRow(text, columns, column => Escape(Head(table, heads, column)));
        // The rule's colon puts figures to the right.
        BarTableWriter.WriteRow(text, columns, column => HasFigures(table, column) ? "---:" : "---");
        for (var row = table.HeadRows; row < table.Rows.Count; row++)
        {
            BarTableWriter.WriteRow(text, columns, column => Escape(cells[row, column]));
        }

        text.Append('\n');
    }

    // The heads of a column from top to bottom; nothing where none begins in it.
    private static string Head(DocumentTable table, string[,] heads, int column)
    {
        var begins = table.Rows.Take(table.HeadRows).SelectMany(r => r.Cells).Any(c => c.Column == column);
        return begins
            // The same head over several rows is said once.
            ? string.Join('／', Enumerable.Range(0, table.HeadRows).Select(r => heads[r, column]).Distinct())
            : "";
    }

    // Only figures of the form are known to be numbers.
    private static bool HasFigures(DocumentTable table, int column) =>
        table.Rows.SelectMany(r => r.Cells).Any(c => c.Column == column && c.Role == CellRole.Value);

    // A paragraph must not begin like a list, a heading or a quotation.
    private static string Paragraph(DocumentParagraph line)
    {
        var text = string.Concat(line.Runs.Select(Inline));
        return BlockStart().Replace(text, @"$1\$2");
    }

    // Bold runs are the only inline markup.
    // Markup inside bold text is escaped like all else.
    private static string Inline(TextRun run) => run.Bold ? $"**{Escape(run.Text)}**" : Escape(run.Text);

    private static string Escape(string text) => Special().Replace(text, @"\$0");

    // < and & would begin HTML, | a cell, ~ a struck text.
    [GeneratedRegex(@"[\\`*_\[\]<>|~&]")]
    private static partial Regex Special();

    // What would begin a heading, list or quotation at the start of a line.
    [GeneratedRegex(@"^(\s*[0-9]*)([#+\-.)])(?=\s|#|$|-)")]
    private static partial Regex BlockStart();
}

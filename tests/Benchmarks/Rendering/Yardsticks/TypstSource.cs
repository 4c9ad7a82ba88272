using System.Text;
using Disclosure.Rendering.Domain;

namespace Disclosure.Benchmarks.Rendering.Yardsticks;

/// <summary>The same document for typst: headings, paragraphs, tables with merged cells.</summary>
internal static class TypstSource
{
    public static string Of(ReportDocument document)
    {
        var text = new StringBuilder("#set page(paper: \"a4\", numbering: \"1\")\n")
            .Append("#set text(font: \"Noto Serif CJK SC\", size: 16pt, lang: \"zh\")\n")
            .Append("#set par(justify: true, first-line-indent: 2em)\n#show table: set text(size: 9pt)\n")
            .Append("#align(center, text(size: 22pt)[#")
            .Append(Quoted(document.Title))
            .Append("])\n\n#\"@turn@\"\n\n");
        foreach (var part in document.Parts.SelectMany(p => p.Parts.Prepend(p)))
        {
            Write(text, part);
        }

        return text.ToString();
    }

    private static void Write(StringBuilder text, DocumentPart part)
    {
        if (part.Heading.Length > 0)
        {
            text.Append("#heading(level: ")
                .Append(part.Level)
                .Append(", ")
                .Append(Quoted(part.Heading))
                .Append(")\n\n");
        }

        foreach (var line in part.Items.OfType<DocumentParagraph>())
        {
            text.Append('#').Append(Quoted(line.Text)).Append("\n\n");
        }

        foreach (var table in part.Items.OfType<DocumentTable>())
        {
            text.Append("#table(columns: (")
                .Append(string.Join(", ", table.Widths.Select(w => $"{w}fr")))
                .Append("),\n");
            foreach (var cell in table.Rows.SelectMany(r => r.Cells))
            {
                text.Append($"table.cell(colspan: {cell.ColSpan}, rowspan: {cell.RowSpan}, {Quoted(cell.Text)}),\n");
            }

            text.Append(")\n\n");
        }
    }

    private static string Quoted(string text) =>
        $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}

using System.Text;
using Disclosure.Rendering.BarTables;
using Disclosure.Rendering.Composition;
using Disclosure.Rendering.Domain;

namespace Disclosure.Rendering.Formats.Text;

/// <summary>Plain text: paragraphs indented by two ideographic spaces, tables as rows of cells between bars, their columns aligned.</summary>
internal sealed class TextReportWriter : IReportWriter
{
    private const string Indent = "　　";

    /// <summary>Title, then parts; an empty line follows each part of the first level.</summary>
    public byte[] Write(ReportContent content)
    {
        var document = DocumentComposer.Compose(content);
        var text = new StringBuilder(document.Title).Append("\n\n");
        foreach (var part in document.Parts)
        {
            WritePart(text, part);
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static void WritePart(StringBuilder text, DocumentPart part)
    {
        if (part.Heading.Length > 0)
        {
            // Headings are lines like others: plain text has no levels.
            text.Append(Indent).Append(part.Heading).Append('\n');
        }

        foreach (var item in part.Items)
        {
            WriteItem(text, item);
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

    // A figure is replaced by its alternative text.
    private static void WriteItem(StringBuilder text, DocumentItem item)
    {
        switch (item)
        {
            case DocumentParagraph line:
                text.Append(Indent).Append(line.Text).Append('\n');
                break;
            case DocumentList list:
                for (var i = 0; i < list.Items.Count; i++)
                {
                    text.Append(Indent).Append(list.Marker(i)).Append(list.Items[i].Text).Append('\n');
                }

                break;
            case DocumentFigure figure:
                text.Append(Indent)
                    .Append("［图：")
                    .Append(figure.AlternativeText)
                    .Append('］')
                    .Append(figure.Caption)
                    .Append('\n');
                break;
            case DocumentTable table:
                if (!table.IsOfficial && table.Caption.Length > 0)
                {
                    text.Append(Indent).Append(table.Caption).Append('\n');
                }

                // An empty line before a table parts it from the text.
                AlignedTableWriter.Write(text.Append('\n'), table);
                break;
        }
    }
}

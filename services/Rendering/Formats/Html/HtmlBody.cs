using Disclosure.Form;
using Disclosure.Rendering.Domain;
using Disclosure.Rendering.Markup;

namespace Disclosure.Rendering.Formats.Html;

/// <summary>The parts of the report under its title.</summary>
/// <param name="year">That the figures are of.</param>
internal sealed class HtmlBody(MarkupBuffer html, int year)
{
    // Number of the table, for unique ids of heads.
    private int _tables;

    // Of the last heading; the title is 1. None may be more than one deeper than the one before it.
    private int _level = 1;

    public void Write(IReadOnlyList<DocumentPart> parts)
    {
        foreach (var part in parts)
        {
            WritePart(part);
        }
    }

    // A section is a part with a heading. Tables have names of their own: one is called as a section of the prose is.
    // Sections without a heading would be empty entries in a list of landmarks.
    private void WritePart(DocumentPart part)
    {
        var isHeaded = part.Heading.Length > 0;
        html.Raw(isHeaded ? "<section"u8 : "<div"u8)
            .Raw(part.IsTable ? " data-table=\""u8 : " data-section=\""u8)
            .Text(part.Name)
            .Raw("\">\n"u8);
        if (isHeaded)
        {
            WriteHeading(part.Level, part.Heading);
        }

        foreach (var item in part.Items)
        {
            WriteItem(item);
        }

        Write(part.Parts);
        html.Raw(isHeaded ? "</section>\n"u8 : "</div>\n"u8);
    }

    // Every kind of item has one element of its own.
    private void WriteItem(DocumentItem item)
    {
        switch (item)
        {
            case DocumentParagraph { HeadingLevel: > 0 } heading:
                WriteHeading(heading.HeadingLevel, heading.Text);
                break;
            case DocumentParagraph line:
                html.Raw("<p>"u8);
                WriteRuns(line.Runs);
                html.Raw("</p>\n"u8);
                break;
            case DocumentList list:
                WriteList(list);
                break;
            case DocumentFigure figure:
                HtmlFigure.Write(html, figure);
                break;
            case DocumentTable table:
                HtmlTable.Write(html, table, ++_tables, year);
                break;
        }
    }

    // The class keeps the level of the document for the style sheet; the element keeps the order for assistive technology.
    private void WriteHeading(int level, string text)
    {
        // A level may be missing in the document, and WCAG asks for headings without gaps.
        _level = Math.Min(level + 1, _level + 1);
        html.Raw("<h"u8).Number(_level).Raw(" class=\"l"u8).Number(level).Raw("\">"u8).Text(text);
        html.Raw("</h"u8).Number(_level).Raw(">\n"u8);
    }

    private void WriteList(DocumentList list)
    {
        html.Raw(list.IsOrdered ? "<ol>\n"u8 : "<ul>\n"u8);
        foreach (var item in list.Items)
        {
            html.Raw("<li>"u8);
            WriteRuns(item.Runs);
            html.Raw("</li>\n"u8);
        }

        html.Raw(list.IsOrdered ? "</ol>\n"u8 : "</ul>\n"u8);
    }

    // Bold is strong: it carries emphasis.
    private void WriteRuns(IReadOnlyList<TextRun> runs)
    {
        foreach (var run in runs)
        {
            if (run.Bold)
            {
                html.Raw("<strong>"u8).Text(run.Text).Raw("</strong>"u8);
            }
            else
            {
                html.Text(run.Text);
            }
        }
    }
}

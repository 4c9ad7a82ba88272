using Disclosure.Rendering.Domain;
using Disclosure.Rendering.Writing;

namespace Disclosure.Rendering.Html;

/// <summary>One page that stands by itself: headings in order, tables with their heads, no script.</summary>
internal sealed class HtmlWriter : IReportWriter
{
    private static readonly byte[] s_style = Resource.Read("Html.report.css");

    public string Format => "html";

    public string ContentType => "text/html; charset=utf-8";

    public byte[] Write(ReportContent content)
    {
        var document = Composer.Compose(content);
        var html = new MarkupBuffer()
            .Raw(
                """
                <!DOCTYPE html>
                <html lang="zh-CN">
                <head>
                <meta charset="utf-8">
                <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>
                """u8
            )
            .Text(document.Title)
            .Raw("</title>\n<style>\n"u8)
            .Raw(s_style)
            .Raw("</style>\n</head>\n<body>\n<main>\n<h1>"u8);
        foreach (var line in document.TitleLines)
        {
            html.Raw("<span>"u8).Text(line).Raw("</span>"u8);
        }

        html.Raw("</h1>\n"u8);
        var tables = 0;
        foreach (var part in document.Parts)
        {
            WritePart(html, part, ref tables);
        }

        return html.Raw("</main>\n</body>\n</html>\n"u8).Written.ToArray();
    }

    private static void WritePart(MarkupBuffer html, Part part, ref int tables)
    {
        // A section is a part with a heading.
        var isHeaded = part.Heading.Length > 0;
        html.Raw(isHeaded ? "<section data-section=\""u8 : "<div data-section=\""u8).Text(part.Name).Raw("\">\n"u8);
        if (isHeaded)
        {
            WriteHeading(html, part.Level, part.Heading);
        }

        foreach (var line in part.Lines)
        {
            if (line.HeadingLevel > 0)
            {
                WriteHeading(html, line.HeadingLevel, line.Text);
            }
            else
            {
                WriteParagraph(html, line);
            }
        }

        if (part.Table is { } table)
        {
            HtmlTable.Write(html, table, ++tables);
        }

        foreach (var child in part.Parts)
        {
            WritePart(html, child, ref tables);
        }

        html.Raw(isHeaded ? "</section>\n"u8 : "</div>\n"u8);
    }

    // h1 is the title.
    private static void WriteHeading(MarkupBuffer html, int level, string text) =>
        html.Raw("<h"u8).Number(level + 1).Raw(">"u8).Text(text).Raw("</h"u8).Number(level + 1).Raw(">\n"u8);

    private static void WriteParagraph(MarkupBuffer html, Line line)
    {
        html.Raw("<p>"u8);
        foreach (var run in line.Runs)
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

        html.Raw("</p>\n"u8);
    }
}

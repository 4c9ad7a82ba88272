using Disclosure.Rendering.Composition;
using Disclosure.Rendering.Domain;
using Disclosure.Rendering.Markup;

namespace Disclosure.Rendering.Formats.Html;

/// <summary>One page that stands by itself: headings in order, tables with their heads, no script.</summary>
internal sealed class HtmlReportWriter : IReportWriter
{
    private static readonly byte[] s_style = EmbeddedResource.Read("Formats.Html.report.css");

    public byte[] Write(ReportContent content)
    {
        var document = DocumentComposer.Compose(content);
        // Writes straight into UTF-8; Raw is trusted markup, Text is escaped. The policy allows no script and no foreign resource,
        // whatever an author has typed; inline style is our own sheet.
        using var html = new MarkupBuffer()
            .Raw(
                """
                <!DOCTYPE html>
                <html lang="zh-CN">
                <head>
                <meta charset="utf-8">
                <meta http-equiv="Content-Security-Policy" content="script-src 'none'; style-src 'unsafe-inline'; font-src 'none'; connect-src 'none'; media-src 'none'; object-src 'none'; frame-src 'none'; form-action 'none'; base-uri 'none'">
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
            // Lines of the title are blocks by the style sheet; heard, they are one heading.
            html.Raw("<span>"u8).Text(line).Raw("</span>"u8);
        }

        html.Raw("</h1>\n"u8);
        new HtmlBody(html, content.Year).Write(document.Parts);
        return html.Raw("</main>\n</body>\n</html>\n"u8).Written.ToArray();
    }
}

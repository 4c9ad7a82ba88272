using Disclosure.Rendering.Charts;
using Disclosure.Rendering.Domain;
using Disclosure.Rendering.Markup;

namespace Disclosure.Rendering.Formats.Html;

/// <summary>A picture inside the page, with what it shows in words.</summary>
internal static class HtmlFigure
{
    public static void Write(MarkupBuffer html, DocumentFigure figure)
    {
        html.Raw("<figure>\n"u8);
        switch (figure.Graphic)
        {
            case RasterImage image:
                html.Raw("<img src=\"data:"u8)
                    .Text(image.MediaType)
                    // As a data address: the page stands by itself and loads nothing.
                    .Raw(";base64,"u8)
                    .Text(Convert.ToBase64String(image.Content.Span))
                    .Raw("\" width=\""u8)
                    // Width and height keep the page from jumping while pictures are decoded.
                    .Number(image.Width)
                    .Raw("\" height=\""u8)
                    .Number(image.Height)
                    .Raw("\" alt=\""u8)
                    .Text(figure.AlternativeText)
                    .Raw("\">\n"u8);
                break;
            case VectorDrawing drawing:
                SvgWriter.Write(html, drawing, figure.AlternativeText);
                break;
        }

        if (figure.Caption.Length > 0)
        {
            html.Raw("<figcaption>"u8).Text(figure.Caption).Raw("</figcaption>\n"u8);
        }

        html.Raw("</figure>\n"u8);
    }
}

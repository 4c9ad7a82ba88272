using Disclosure.Rendering.Domain;
using Disclosure.Rendering.Markup;

namespace Disclosure.Rendering.Charts;

/// <summary>A drawing as SVG. Lines and words have the colour of the text around it, so that it suits a dark page too.</summary>
internal static class SvgWriter
{
    /// <summary>A file that stands by itself.</summary>
    public static byte[] Write(VectorDrawing drawing, string description)
    {
        using var svg = new MarkupBuffer(8 * 1024);
        Write(svg, drawing, description);
        return svg.Written.ToArray();
    }

    /// <summary>An element in a page.</summary>
    /// <param name="description">What is heard instead of the drawing (aria-label).</param>
    public static void Write(MarkupBuffer svg, VectorDrawing drawing, string description)
    {
        svg.Raw("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 "u8)
            .Number(drawing.Width)
            .Raw(" "u8)
            .Number(drawing.Height);
        svg.Raw("\" width=\""u8)
            .Number(drawing.Width)
            .Raw("pt\" height=\""u8)
            .Number(drawing.Height)
            .Raw("pt\" role=\"img\" aria-label=\""u8)
            .Text(description)
            // SimSun where Windows has it, else the free face; currentColor takes the text's colour of the page around it.
            .Raw("\" font-family=\"SimSun,'Noto Serif CJK SC',serif\" fill=\"currentColor\" stroke-width=\"0.5\">\n"u8);
        // In the order of the drawing: later shapes lie on earlier ones.
        foreach (var shape in drawing.Shapes)
        {
            switch (shape)
            {
                case FilledRectangle box:
                    Place(svg.Raw("<rect"u8), " x"u8, box.X, " y"u8, box.Y);
                    Place(svg, " width"u8, box.Width, " height"u8, box.Height);
                    svg.Raw(" fill=\"#"u8).Text(box.Fill.Hex).Raw("\" stroke=\"currentColor\"/>\n"u8);
                    break;
                case StraightLine rule:
                    Place(svg.Raw("<line"u8), " x1"u8, rule.X1, " y1"u8, rule.Y1);
                    Place(svg, " x2"u8, rule.X2, " y2"u8, rule.Y2);
                    svg.Raw(
                        // Faint by opacity, since the colour is not known here.
                        rule.IsGridLine
                            ? " stroke=\"currentColor\" stroke-opacity=\"0.25\"/>\n"u8
                            : " stroke=\"currentColor\"/>\n"u8
                    );
                    break;
                case TextLabel label:
                    Place(svg.Raw("<text"u8), " x"u8, label.X, " y"u8, label.Y);
                    svg.Raw(" font-size=\""u8)
                        .Number(label.Size)
                        .Raw(
                            label.Anchor switch
                            {
                                TextAnchor.Middle => "\" text-anchor=\"middle\">"u8,
                                TextAnchor.End => "\" text-anchor=\"end\">"u8,
                                _ => "\">"u8,
                            }
                        )
                        .Text(label.Text)
                        .Raw("</text>\n"u8);
                    break;
            }
        }

        svg.Raw("</svg>\n"u8);
    }

    private static void Place(MarkupBuffer svg, ReadOnlySpan<byte> x, double left, ReadOnlySpan<byte> y, double top) =>
        svg.Raw(x).Raw("=\""u8).Number(left).Raw("\""u8).Raw(y).Raw("=\""u8).Number(top).Raw("\""u8);
}

using Disclosure.Rendering.Charts;
using Disclosure.Rendering.Domain;
using Disclosure.Rendering.Markup;

namespace Disclosure.Rendering.Formats.Docx;

/// <summary>A drawing as a group of DrawingML shapes; what does not know them says it in words.</summary>
internal static class DocxDrawing
{
    // English metric units in a point.
    private const double PointUnits = 12_700;

    // A line box of text is this much of its size above the baseline.
    private const double Ascent = 0.9;

    public static void Write(MarkupBuffer xml, VectorDrawing drawing, int number, string description)
    {
        xml.Raw(
            // wp:inline: in the line of text like a letter, never floating.
            "<w:r><mc:AlternateContent><mc:Choice Requires=\"wpg\"><w:drawing><wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\"><wp:extent"u8
        );
        Size(xml, drawing.Width, drawing.Height);
        xml.Raw("<wp:docPr id=\""u8)
            .Number(number)
            .Raw("\" name=\"图 "u8)
            .Number(number)
            .Raw("\" descr=\""u8)
            .Text(description)
            .Raw(
                "\"/><a:graphic><a:graphicData uri=\"http://schemas.microsoft.com/office/word/2010/wordprocessingGroup\"><wpg:wgp><wpg:cNvGrpSpPr/><wpg:grpSpPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext"u8
            );
        Size(xml, drawing.Width, drawing.Height);
        xml.Raw("<a:chOff x=\"0\" y=\"0\"/><a:chExt"u8);
        Size(xml, drawing.Width, drawing.Height);
        xml.Raw("</a:xfrm></wpg:grpSpPr>"u8);
        for (var i = 0; i < drawing.Shapes.Count; i++)
        {
            xml.Raw("<wps:wsp><wps:cNvPr id=\""u8)
                // Ids must be unique in the document: each figure has a thousand of its own.
                .Number((number * 1000) + i + 1)
                .Raw("\" name=\""u8)
                .Number(i + 1)
                .Raw("\"/>"u8);
            WriteShape(xml, drawing.Shapes[i]);
            xml.Raw("</wps:wsp>"u8);
        }

        // A program without DrawingML groups shows the words of the fallback.
        xml.Raw("</wpg:wgp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:t>"u8)
            .Text(description)
            .Raw("</w:t></mc:Fallback></mc:AlternateContent></w:r>"u8);
    }

    // Every shape is a wps:wsp of the group, placed in the coordinates of the drawing.
    private static void WriteShape(MarkupBuffer xml, DrawingShape shape)
    {
        switch (shape)
        {
            case FilledRectangle box:
                StartShape(xml.Raw("<wps:cNvSpPr/>"u8), box.X, box.Y, box.Width, box.Height, "rect"u8);
                xml.Raw("<a:solidFill><a:srgbClr val=\""u8).Text(box.Fill.Hex).Raw("\"/></a:solidFill>"u8);
                EndShape(xml, "000000"u8);
                break;
            case StraightLine rule:
                StartShape(
                    xml.Raw("<wps:cNvCnPr/>"u8),
                    rule.X1,
                    rule.Y1,
                    rule.X2 - rule.X1,
                    rule.Y2 - rule.Y1,
                    "line"u8
                );
                EndShape(xml, rule.IsGridLine ? "BFBFBF"u8 : "000000"u8);
                break;
            case TextLabel label:
                WriteLabel(xml, label);
                break;
        }
    }

    // Text is a text box without fill or border.
    private static void WriteLabel(MarkupBuffer xml, TextLabel label)
    {
        // Wider than it need be, on the side where there is room: a reader's font may be wider than ours.
        // Ours is an estimate too; the text box must not wrap.
        var width = (TextWidthEstimate.Estimate(label.Text, label.Size) * 1.15) + label.Size;
        var left = label.Anchor switch
        {
            TextAnchor.Middle => label.X - (width / 2),
            TextAnchor.End => label.X - width,
            _ => label.X,
        };
        StartShape(
            xml.Raw("<wps:cNvSpPr txBox=\"1\"/>"u8),
            left,
            label.Y - (label.Size * Ascent),
            width,
            label.Size * 1.3,
            "rect"u8
        );
        xml.Raw(
                "<a:noFill/><a:ln><a:noFill/></a:ln></wps:spPr><wps:txbx><w:txbxContent><w:p><w:pPr><w:pStyle w:val=\"Figure\"/><w:spacing w:before=\"0\" w:after=\"0\" w:line=\""u8
            )
            // 20 twentieths of a point and a fifth more: the line height.
            .Number((int)(label.Size * 24))
            .Raw("\" w:lineRule=\"exact\"/><w:jc w:val=\""u8)
            .Raw(
                label.Anchor switch
                {
                    TextAnchor.Middle => "center"u8,
                    TextAnchor.End => "right"u8,
                    _ => "left"u8,
                }
            )
            .Raw("\"/></w:pPr><w:r><w:rPr><w:rFonts w:eastAsia=\"SimSun\"/><w:spacing w:val=\"0\"/><w:sz w:val=\""u8)
            // w:sz counts half points.
            .Number((int)(label.Size * 2))
            .Raw("\"/></w:rPr><w:t xml:space=\"preserve\">"u8)
            .Text(label.Text)
            .Raw(
                "</w:t></w:r></w:p></w:txbxContent></wps:txbx><wps:bodyPr wrap=\"square\" lIns=\"0\" tIns=\"0\" rIns=\"0\" bIns=\"0\"/>"u8
            );
    }

    // Place, size and geometry.
    private static void StartShape(
        MarkupBuffer xml,
        double x,
        double y,
        double width,
        double height,
        ReadOnlySpan<byte> kind
    )
    {
        xml.Raw("<wps:spPr><a:xfrm><a:off x=\""u8)
            .Number(Units(x))
            .Raw("\" y=\""u8)
            .Number(Units(y))
            .Raw("\"/><a:ext"u8);
        Size(xml, width, height);
        xml.Raw("</a:xfrm><a:prstGeom prst=\""u8).Raw(kind).Raw("\"><a:avLst/></a:prstGeom>"u8);
    }

    // The outline; half a point.
    private static void EndShape(MarkupBuffer xml, ReadOnlySpan<byte> line) =>
        // 6,350 of 12,700 units a point.
        xml.Raw("<a:ln w=\"6350\"><a:solidFill><a:srgbClr val=\""u8)
            .Raw(line)
            .Raw("\"/></a:solidFill></a:ln></wps:spPr><wps:bodyPr/>"u8);

    private static void Size(MarkupBuffer xml, double width, double height) =>
        xml.Raw(" cx=\""u8).Number(Units(width)).Raw("\" cy=\""u8).Number(Units(height)).Raw("\"/>"u8);

    private static int Units(double points) => (int)Math.Round(points * PointUnits);
}

using Disclosure.Rendering.Domain;
using Disclosure.Rendering.Markup;
using Disclosure.Rendering.Pictures;

namespace Disclosure.Rendering.Formats.Docx;

/// <summary>A picture in a line of its own, as large as its pixels at 96 an inch, but no wider than the text and no higher than half a page.</summary>
internal static class DocxFigure
{
    // English metric units: 12,700 a point, 9,525 a pixel, 36,000 a millimetre.
    private const long PixelUnits = 9_525;

    // 156 mm is the width of the text, 112 mm half of its height.
    private const long MaxWidth = 156 * 36_000;
    private const long MaxHeight = 112 * 36_000;

    public static void Write(MarkupBuffer xml, DocumentFigure figure, DocxParts parts)
    {
        var hasCaption = figure.Caption.Length > 0;
        xml.Raw("<w:p><w:pPr><w:pStyle w:val=\"Figure\"/>"u8)
            .Raw(hasCaption ? "<w:keepNext/></w:pPr>"u8 : "</w:pPr>"u8);
        switch (figure.Graphic)
        {
            case RasterImage image:
                // Word knows no WebP and ignores orientation marks; the normalizer answers what it shows.
                WriteImage(xml, ImageNormalizer.Normalize(image), figure.AlternativeText, parts);
                break;
            case VectorDrawing drawing:
                DocxDrawing.Write(xml, drawing, parts.NextFigure(), figure.AlternativeText);
                break;
        }

        xml.Raw("</w:p>"u8);
        if (hasCaption)
        {
            DocxBody.WriteCaption(xml, figure.Caption, keepNext: false);
        }
    }

    // An inline picture; its size is repeated where DrawingML asks for it.
    private static void WriteImage(MarkupBuffer xml, RasterImage image, string description, DocxParts parts)
    {
        // One counter for pictures and drawings: ids must not repeat.
        var number = parts.NextFigure();
        var (width, height) = Fit(image.Width, image.Height);
        xml.Raw("<w:r><w:drawing><wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\"><wp:extent"u8);
        // The extent of the frame and of the picture must agree.
        WriteSize(xml, width, height);
        xml.Raw("<wp:docPr id=\""u8)
            .Number(number)
            .Raw("\" name=\"图 "u8)
            .Number(number)
            .Raw("\" descr=\""u8)
            .Text(description)
            .Raw(
                "\"/><a:graphic><a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><pic:pic><pic:nvPicPr><pic:cNvPr id=\""u8
            )
            .Number(number)
            .Raw("\" name=\"图 "u8)
            .Number(number)
            .Raw("\"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed=\"rId"u8)
            .Number(parts.RelationshipOf(image))
            .Raw(
                "\"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext"u8
            );
        WriteSize(xml, width, height);
        xml.Raw(
            "</a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"u8
        );
    }

    private static void WriteSize(MarkupBuffer xml, int width, int height) =>
        xml.Raw(" cx=\""u8).Number(width).Raw("\" cy=\""u8).Number(height).Raw("\"/>"u8);

    private static (int Width, int Height) Fit(int width, int height)
    {
        // Never enlarged: the scale is 1 at most.
        var scale = Math.Min(
            1d,
            Math.Min(MaxWidth / (double)(width * PixelUnits), MaxHeight / (double)(height * PixelUnits))
        );
        return ((int)Math.Max(1, width * PixelUnits * scale), (int)Math.Max(1, height * PixelUnits * scale));
    }
}

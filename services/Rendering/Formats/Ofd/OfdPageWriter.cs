using Disclosure.Rendering.Domain;
using Disclosure.Rendering.Fonts;
using Disclosure.Rendering.Layout.Pages;
using Disclosure.Rendering.Markup;

namespace Disclosure.Rendering.Formats.Ofd;

/// <summary>Numbers of a document's objects: each once, in order.</summary>
internal sealed class OfdIds
{
    /// <summary>The last number given; OFD asks for it as MaxUnitID.</summary>
    public int Last { get; private set; }

    public int Next() => ++Last;
}

/// <summary>A face in the package.</summary>
/// <param name="Id">Number by which texts refer to it.</param>
internal sealed record OfdFont(int Id, FontSubset Subset);

/// <summary>
/// What a page shows (GB/T 33190-2016, 7.7): a layer with the document's own text, and before it one with what only
/// belongs to the page: lines of tables, heads drawn again, the page's number.
/// </summary>
/// <remarks>One writer a document: numbers of objects go on from page to page.</remarks>
internal sealed class OfdPageWriter(
    IReadOnlyDictionary<FontFace, OfdFont> fonts,
    IReadOnlyDictionary<RasterImage, int> images,
    OfdIds ids
)
{
    /// <summary>Writes <c>Content.xml</c> of a page.</summary>
    public MarkupBuffer Write(LayoutPage page)
    {
        var xml = new MarkupBuffer().Raw(OfdXml.Declaration).Raw("<ofd:Page "u8).Raw(OfdXml.Namespace);
        xml.Raw("><ofd:Area><ofd:PhysicalBox>"u8)
            .PageBox(page.Width, page.Height)
            .Raw("</ofd:PhysicalBox></ofd:Area><ofd:Content>"u8);
        // Background first: lines of tables lie below the text.
        WriteLayer(xml, "Background"u8, page.Items.Where(i => i.Tag is null));
        WriteLayer(xml, "Body"u8, page.Items.Where(i => i.Tag is not null));
        return xml.Raw("</ofd:Content></ofd:Page>"u8);
    }

    // Items keep their order within a layer.
    private void WriteLayer(MarkupBuffer xml, ReadOnlySpan<byte> type, IEnumerable<PageItem> items)
    {
        xml.Raw("<ofd:Layer ID=\""u8).Number(ids.Next()).Raw("\" Type=\""u8).Raw(type).Raw("\">\n"u8);
        foreach (var item in items)
        {
            // Signature fields are left out: only PDF has them here.
            switch (item)
            {
                case PageText text:
                    OfdTextWriter.Write(xml, text, fonts[text.Face], ids);
                    break;
                case PageRule rule:
                    WriteRule(xml, rule);
                    break;
                case PageBox box:
                    WriteBox(xml, box);
                    break;
                case PageImage image:
                    WriteImage(xml, image);
                    break;
            }
        }

        xml.Raw("</ofd:Layer>"u8);
    }

    // The boundary clips, so it takes in the whole thickness.
    private void WriteRule(MarkupBuffer xml, PageRule rule)
    {
        var half = rule.Thickness / 2;
        var (width, height) = (rule.X2 - rule.X1, rule.Y2 - rule.Y1);
        // A path's points are relative to its boundary.
        xml.Raw("<ofd:PathObject ID=\""u8).Number(ids.Next()).Raw("\" Boundary=\""u8);
        xml.Length(rule.X1 - half).Raw(" "u8).Length(rule.Y1 - half).Raw(" "u8);
        xml.Length(width + rule.Thickness).Raw(" "u8).Length(height + rule.Thickness).Raw("\" LineWidth=\""u8);
        xml.Length(rule.Thickness).Raw("\">"u8);
        // Black is the default of OFD and is left out.
        if (rule.Color != default)
        {
            WriteColour(xml, "StrokeColor"u8, rule.Color);
        }

        xml.Raw("<ofd:AbbreviatedData>M "u8).Length(half).Raw(" "u8).Length(half);
        xml.Raw(" L "u8).Length(half + width).Raw(" "u8).Length(half + height);
        xml.Raw("</ofd:AbbreviatedData></ofd:PathObject>\n"u8);
    }

    private void WriteBox(MarkupBuffer xml, PageBox box)
    {
        var half = box.Thickness / 2;
        xml.Raw("<ofd:PathObject ID=\""u8).Number(ids.Next()).Raw("\" Boundary=\""u8);
        xml.Length(box.X - half).Raw(" "u8).Length(box.Y - half).Raw(" "u8);
        xml.Length(box.Width + box.Thickness).Raw(" "u8).Length(box.Height + box.Thickness);
        // Filled and outlined; the outline is black.
        xml.Raw("\" Fill=\"true\" LineWidth=\""u8).Length(box.Thickness).Raw("\">"u8);
        WriteColour(xml, "FillColor"u8, box.Fill);
        xml.Raw("<ofd:AbbreviatedData>M "u8).Length(half).Raw(" "u8).Length(half);
        xml.Raw(" L "u8).Length(half + box.Width).Raw(" "u8).Length(half);
        xml.Raw(" L "u8).Length(half + box.Width).Raw(" "u8).Length(half + box.Height);
        xml.Raw(" L "u8).Length(half).Raw(" "u8).Length(half + box.Height);
        xml.Raw(" C</ofd:AbbreviatedData></ofd:PathObject>\n"u8);
    }

    // The picture's unit square, made as large as its boundary.
    private void WriteImage(MarkupBuffer xml, PageImage image)
    {
        xml.Raw("<ofd:ImageObject ID=\""u8).Number(ids.Next()).Raw("\" Boundary=\""u8);
        xml.Length(image.X).Raw(" "u8).Length(image.Y).Raw(" "u8).Length(image.Width).Raw(" "u8).Length(image.Height);
        // The matrix maps the unit square of the picture to its size in millimetres.
        xml.Raw("\" CTM=\""u8).Length(image.Width).Raw(" 0 0 "u8).Length(image.Height).Raw(" 0 0\" ResourceID=\""u8);
        xml.Number(images[image.Image]).Raw("\"/>\n"u8);
    }

    private static void WriteColour(MarkupBuffer xml, ReadOnlySpan<byte> element, RgbColor colour) =>
        xml.Raw("<ofd:"u8)
            .Raw(element)
            .Raw(" Value=\""u8)
            .Number(colour.Red)
            .Raw(" "u8)
            .Number(colour.Green)
            .Raw(" "u8)
            .Number(colour.Blue)
            .Raw("\"/>"u8);
}

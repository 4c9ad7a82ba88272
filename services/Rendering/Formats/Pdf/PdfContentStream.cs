using Disclosure.Rendering.Domain;
using Disclosure.Rendering.Fonts;
using Disclosure.Rendering.Layout.Pages;

namespace Disclosure.Rendering.Formats.Pdf;

/// <summary>What a page shows: marked content of each element, everything else as an artifact (ISO 32000-1, 14.7-14.8).</summary>
internal sealed class PdfContentStream(
    IReadOnlyDictionary<FontFace, PdfFont> fonts,
    IReadOnlyDictionary<RasterImage, PdfImage> images
)
{
    // Strokes around glyphs that are to look bold, as a part of their size.
    private const int BoldPart = 32;

    private readonly PdfBuffer _content = new(32 * 1024);
    private (FontFace Face, int Size)? _font;
    private int _spacing;
    private bool _isBold;

    /// <summary>The content, and the element of each piece of marked content by its number.</summary>
    public (PdfBuffer Content, IReadOnlyList<StructureTag> Marks) Write(LayoutPage page)
    {
        _content.Clear();
        (_font, _spacing, _isBold) = (null, 0, false);
        var marks = new List<StructureTag>();
        for (var i = 0; i < page.Items.Count; )
        {
            if (page.Items[i] is PageSignatureField)
            {
                // Is laid over the page.
                i++;
                continue;
            }

            var tag = page.Items[i].Tag;
            if (tag is null)
            {
                _content.Raw("/Artifact BMC\n"u8);
            }
            else
            {
                _content
                    .Raw("/"u8)
                    .Raw(PdfStructureTypes.NameOf(tag.Kind))
                    .Raw("<</MCID "u8)
                    .Number(marks.Count)
                    .Raw(">>BDC\n"u8);
                marks.Add(tag);
            }

            i = WriteItems(page, i, tag);
            _content.Raw("EMC\n"u8);
        }

        return (_content, marks);
    }

    // All items of one element that stand side by side.
    private int WriteItems(LayoutPage page, int index, StructureTag? tag)
    {
        while (index < page.Items.Count && page.Items[index].Tag == tag)
        {
            if (page.Items[index] is PageText)
            {
                _content.Raw("BT\n"u8);
                while (index < page.Items.Count && page.Items[index] is PageText text && text.Tag == tag)
                {
                    WriteText(text, page.Height);
                    index++;
                }

                _content.Raw("ET\n"u8);
            }
            else
            {
                WriteGraphic(page.Items[index++], page.Height);
            }
        }

        return index;
    }

    // PDF measures from the bottom of the page, the layout from the top.
    private void WriteGraphic(PageItem item, int height)
    {
        switch (item)
        {
            case PageRule rule:
                WriteRule(rule, height);
                break;
            case PageBox box:
                WriteColour(box.Fill, "rg"u8).Decimal(box.Thickness).Raw(" w "u8);
                WritePlace(box.X, height - box.Y - box.Height);
                WritePlace(box.Width, box.Height).Raw("re B Q\n"u8);
                break;
            case PageImage image:
                _content.Raw("q "u8).Decimal(image.Width).Raw(" 0 0 "u8).Decimal(image.Height).Raw(" "u8);
                WritePlace(image.X, height - image.Y - image.Height);
                _content.Raw("cm /"u8).Ascii(images[image.Image].Name).Raw(" Do Q\n"u8);
                break;
        }
    }

    private PdfBuffer WritePlace(int x, int y) => _content.Decimal(x).Raw(" "u8).Decimal(y).Raw(" "u8);

    // Thousandths of the brightest.
    private PdfBuffer WriteColour(RgbColor colour, ReadOnlySpan<byte> operation)
    {
        _content.Raw("q "u8);
        foreach (var part in (ReadOnlySpan<byte>)[colour.Red, colour.Green, colour.Blue])
        {
            _content.Decimal(((part * 1000) + 127) / 255).Raw(" "u8);
        }

        return _content.Raw(operation).Raw(" "u8);
    }

    private void WriteRule(PageRule rule, int height) =>
        (rule.Color == default ? _content.Raw("q "u8) : WriteColour(rule.Color, "RG"u8))
            .Decimal(rule.Thickness)
            .Raw(" w "u8)
            .Decimal(rule.X1)
            .Raw(" "u8)
            .Decimal(height - rule.Y1)
            .Raw(" m "u8)
            .Decimal(rule.X2)
            .Raw(" "u8)
            .Decimal(height - rule.Y2)
            .Raw(" l S Q\n"u8);

    // Font, stroke and spacing are written only where they change.
    private void WriteText(PageText text, int height)
    {
        var font = fonts[text.Face];
        if (_font != (text.Face, text.Size))
        {
            _content.Raw("/"u8).Ascii(font.Name).Raw(" "u8).Decimal(text.Size).Raw(" Tf\n"u8);
            _font = (text.Face, text.Size);
        }

        if (_isBold != text.Bold)
        {
            _content.Raw(text.Bold ? "2 Tr "u8 : "0 Tr "u8).Decimal(text.Size / BoldPart).Raw(" w\n"u8);
            _isBold = text.Bold;
        }

        // What most glyphs of the line advance besides their width; the rest is told one by one.
        var spacing = text.Glyphs[0].Advance - text.Face.Scale(text.Face.AdvanceOf(text.Glyphs[0].Glyph), text.Size);
        if (spacing != _spacing)
        {
            _content.Decimal(spacing).Raw(" Tc\n"u8);
            _spacing = spacing;
        }

        _content.Raw("1 0 0 1 "u8).Decimal(text.X).Raw(" "u8).Decimal(height - text.Y).Raw(" Tm\n"u8);
        WriteGlyphs(text, font, spacing);
    }

    // One TJ array, with adjustments where a glyph is not at the advance that its width gives.
    private void WriteGlyphs(PageText text, PdfFont font, int spacing)
    {
        var (isOpen, isShown, shift, told) = (false, false, 0L, 0L);
        for (var i = 0; i < text.Glyphs.Count; i++)
        {
            var glyph = text.Glyphs[i];
            var says = font.IsMappedToUnicode(glyph);
            if (!says && glyph.Spelling != "")
            {
                Close(ref isShown, ref isOpen);
                _content.Raw("/Span<</ActualText "u8).Text(glyph.Text).Raw(">>BDC\n"u8);
            }

            // How much farther right than the widths say this glyph stands, in thousandths of the size.
            var due = shift * 1000 / text.Size;
            if (due != told || !isShown)
            {
                _content.Raw(isOpen ? ">"u8 : default).Raw(isShown ? default : "["u8);
                if (due != told)
                {
                    _content.Number(told - due);
                }

                _content.Raw("<"u8);
                (isOpen, isShown, told) = (true, true, due);
            }

            _content.Code(font.CodeOf(glyph.Glyph));
            shift += glyph.Advance - text.Face.Scale(text.Face.AdvanceOf(glyph.Glyph), text.Size) - spacing;
            var endsSpelling = i + 1 == text.Glyphs.Count || text.Glyphs[i + 1].Spelling != "";
            if (!says && endsSpelling)
            {
                Close(ref isShown, ref isOpen);
                _content.Raw("EMC\n"u8);
            }
        }

        Close(ref isShown, ref isOpen);
    }

    // Ends the hexadecimal string and the array, if they are open.
    private void Close(ref bool isShown, ref bool isOpen)
    {
        if (isShown)
        {
            _content.Raw(">]TJ\n"u8);
            (isShown, isOpen) = (false, false);
        }
    }
}

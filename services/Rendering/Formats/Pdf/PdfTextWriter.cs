using Disclosure.Rendering.Fonts;
using Disclosure.Rendering.Layout.Pages;

namespace Disclosure.Rendering.Formats.Pdf;

/// <summary>Writes glyphs of a page with their font, stroke and spacing, each only where it changes (ISO 32000-1, 9.3-9.4).</summary>
internal sealed class PdfTextWriter(
    PdfBuffer content,
    PdfMarkedContent marked,
    IReadOnlyDictionary<FontFace, PdfFont> fonts
)
{
    // Strokes around glyphs that are to look bold, as a part of their size.
    private const int BoldPart = 32;

    // State of the content stream: written only where it changes. A stream begins without a font.
    private (FontFace Face, int Size)? _font;
    private int _spacing;
    private bool _isBold;

    /// <summary>What the glyphs do not say by themselves stands in sequences of its own that spell it.</summary>
    public void Write(PageText text, int pageHeight)
    {
        var font = fonts[text.Face];
        var (x, y) = (text.X, pageHeight - text.Y);
        // Pieces of one line differ only in how they are marked.
        for (var start = 0; start < text.Glyphs.Count; )
        {
            var (end, isSpelled) = PdfTextPieces.Next(text, font, start);
            if (isSpelled)
            {
                marked.OpenSpelled(PdfTextPieces.Spell(text, start, end));
            }
            else
            {
                marked.OpenText();
            }

            var spacing = SpacingOf(text);
            WriteState(text, font, spacing);
            content.Raw("1 0 0 1 "u8).Decimal(x).Raw(" "u8).Decimal(y).Raw(" Tm\n"u8);
            WriteGlyphs(text, (start, end), font, spacing);
            if (isSpelled)
            {
                marked.CloseSpelled();
            }

            // Advances, not widths: justified lines are stretched by the layout.
            for (; start < end; start++)
            {
                x += text.Glyphs[start].Advance;
            }
        }
    }

    // What most glyphs of the line advance besides their width; the rest is told one by one.
    private static int SpacingOf(PageText text) =>
        text.Glyphs[0].Advance - text.Face.Scale(text.Face.AdvanceOf(text.Glyphs[0].Glyph), text.Size);

    private void WriteState(PageText text, PdfFont font, int spacing)
    {
        if (_font != (text.Face, text.Size))
        {
            // Text state outlives ET, so it need not be repeated in the next text object.
            content.Raw("/"u8).Ascii(font.Name).Raw(" "u8).Decimal(text.Size).Raw(" Tf\n"u8);
            _font = (text.Face, text.Size);
        }

        if (_isBold != text.Bold)
        {
            // Rendering mode 2 fills and strokes.
            content.Raw(text.Bold ? "2 Tr "u8 : "0 Tr "u8).Decimal(text.Size / BoldPart).Raw(" w\n"u8);
            _isBold = text.Bold;
        }

        if (spacing != _spacing)
        {
            content.Decimal(spacing).Raw(" Tc\n"u8);
            _spacing = spacing;
        }
    }

    // One TJ array, with adjustments where a glyph is not at the advance that its width gives.
    private void WriteGlyphs(PageText text, (int Start, int End) range, PdfFont font, int spacing)
    {
        // shift: how far glyphs stand beyond their widths; told: what was already written.
        var (shift, told) = (0L, 0L);
        content.Raw("[<"u8);
        for (var i = range.Start; i < range.End; i++)
        {
            var glyph = text.Glyphs[i];
            // How much farther right than the widths say this glyph stands, in thousandths of the size.
            // TJ counts in thousandths of the size, to the left.
            var due = shift * 1000 / text.Size;
            if (due != told)
            {
                content.Raw(">"u8).Number(told - due).Raw("<"u8);
                told = due;
            }

            content.Code(font.CodeOf(glyph.Glyph));
            shift += glyph.Advance - text.Face.Scale(text.Face.AdvanceOf(glyph.Glyph), text.Size) - spacing;
        }

        content.Raw(">]TJ\n"u8);
    }
}

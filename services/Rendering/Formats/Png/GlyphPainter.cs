using System.Collections.Concurrent;
using Disclosure.Rendering.Fonts;
using Disclosure.Rendering.Layout.Pages;
using SkiaSharp;

namespace Disclosure.Rendering.Formats.Png;

/// <summary>Paints glyphs from the files of their faces, where the layout placed them. Safe to use from many threads.</summary>
internal sealed class GlyphPainter : IDisposable
{
    // Strokes around glyphs that are to look bold, as a part of their size; the same as in PDF.
    private const float BoldPart = 32;

    private readonly ConcurrentDictionary<FontFace, Lazy<SKTypeface>> _typefaces = new();

    /// <summary>Paints a text on a canvas that counts thousandths of a point, as the layout does.</summary>
    public void Paint(PageText text, SKCanvas canvas)
    {
        canvas.Save();
        // Glyphs of so many units would be drawn by outlines that are rounded to whole units of a smaller size.
        canvas.Scale(OfficialPage.Point);
        PaintInPoints(text, canvas);
        canvas.Restore();
    }

    private void PaintInPoints(PageText text, SKCanvas canvas)
    {
        const float point = OfficialPage.Point;
        using var font = new SKFont(TypefaceOf(text.Face), text.Size / point)
        {
            Hinting = SKFontHinting.None,
            Edging = SKFontEdging.Antialias,
            Subpixel = true,
        };
        using var paint = new SKPaint { Color = SKColors.Black, IsAntialias = true };
        if (text.Bold)
        {
            (paint.Style, paint.StrokeWidth) = (SKPaintStyle.StrokeAndFill, text.Size / point / BoldPart);
        }

        using var blob = PlaceGlyphs(text, font);
        canvas.DrawText(blob, text.X / point, text.Y / point, paint);
    }

    public void Dispose()
    {
        foreach (var typeface in _typefaces.Values.Where(t => t.IsValueCreated))
        {
            typeface.Value.Dispose();
        }
    }

    private static SKTextBlob PlaceGlyphs(PageText text, SKFont font)
    {
        using var builder = new SKTextBlobBuilder();
        var run = builder.AllocateHorizontalRun(font, text.Glyphs.Count, 0);
        var x = 0;
        for (var i = 0; i < text.Glyphs.Count; i++)
        {
            (run.Glyphs[i], run.Positions[i]) = ((ushort)text.Glyphs[i].Glyph, x / (float)OfficialPage.Point);
            x += text.Glyphs[i].Advance;
        }

        return builder.Build()!;
    }

    // Read once: the file is the one that the layout measured.
    private SKTypeface TypefaceOf(FontFace face) =>
        _typefaces.GetOrAdd(face, f => new(() => SKTypeface.FromFile(f.Path, f.Index))).Value;
}

using Disclosure.Rendering.Domain;
using Disclosure.Rendering.Layout.Pages;
using Disclosure.Rendering.Pictures;
using SkiaSharp;

namespace Disclosure.Rendering.Formats.Png;

/// <summary>Paints what a page shows on white paper. Safe to use from many threads.</summary>
internal sealed class PagePainter : IDisposable
{
    private const int DotsPerInch = 110;

    // Layout counts thousandths of a point.
    private const float Scale = DotsPerInch / 72f / OfficialPage.Point;

    private readonly GlyphPainter _glyphs = new();

    /// <summary>The page as a PNG of 110 dots an inch.</summary>
    public byte[] Paint(LayoutPage page)
    {
        var (width, height) = ((int)Math.Ceiling(page.Width * Scale), (int)Math.Ceiling(page.Height * Scale));
        using var bitmap = new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgb888x, SKAlphaType.Opaque));
        using (var canvas = new SKCanvas(bitmap))
        {
            canvas.Clear(SKColors.White);
            canvas.Scale(Scale);
            PaintItems(page, canvas);
        }

        return PngEncoder.Write(ColorsOf(bitmap), width, height);
    }

    private void PaintItems(LayoutPage page, SKCanvas canvas)
    {
        foreach (var item in page.Items)
        {
            switch (item)
            {
                case PageText text:
                    _glyphs.Paint(text, canvas);
                    break;
                case PageRule rule:
                    using (var line = LinePaint(rule.Thickness, rule.Color))
                    {
                        canvas.DrawLine(rule.X1, rule.Y1, rule.X2, rule.Y2, line);
                    }

                    break;
                case PageBox box:
                    PaintBox(box, canvas);
                    break;
                case PageImage image:
                    PaintImage(image, canvas);
                    break;
                case PageSignatureField field:
                    canvas.Save();
                    canvas.Translate(field.X, field.Y);
                    PaintItems(field.Appearance, canvas);
                    canvas.Restore();
                    break;
            }
        }
    }

    private static void PaintBox(PageBox box, SKCanvas canvas)
    {
        var place = SKRect.Create(box.X, box.Y, box.Width, box.Height);
        using var fill = new SKPaint { Color = ColorOf(box.Fill), IsAntialias = true };
        using var outline = LinePaint(box.Thickness, default);
        canvas.DrawRect(place, fill);
        canvas.DrawRect(place, outline);
    }

    private static void PaintImage(PageImage image, SKCanvas canvas)
    {
        PictureDecoder.RequireSize(image.Image.Content.Span);
        using var data = SKData.CreateCopy(image.Image.Content.Span);
        using var picture = SKImage.FromEncodedData(data) ?? throw PictureDecoder.Unreadable();
        canvas.DrawImage(
            picture,
            SKRect.Create(image.X, image.Y, image.Width, image.Height),
            new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear)
        );
    }

    private static SKPaint LinePaint(int thickness, RgbColor color) =>
        new()
        {
            Style = SKPaintStyle.Stroke,
            StrokeWidth = thickness,
            Color = ColorOf(color),
            IsAntialias = true,
        };

    private static SKColor ColorOf(RgbColor color) => new(color.Red, color.Green, color.Blue);

    // Three bytes a pixel of the bitmap's four.
    private static byte[] ColorsOf(SKBitmap bitmap)
    {
        var pixels = bitmap.GetPixelSpan();
        var colors = new byte[bitmap.Width * bitmap.Height * 3];
        for (int from = 0, to = 0; to < colors.Length; from += 4, to += 3)
        {
            pixels.Slice(from, 3).CopyTo(colors.AsSpan(to));
        }

        return colors;
    }

    public void Dispose() => _glyphs.Dispose();
}

using Disclosure.ApiErrors;
using Disclosure.Imaging;
using SkiaSharp;

namespace Disclosure.Rendering.Pictures;

/// <summary>Decodes pictures by SkiaSharp, never more pixels than <see cref="PixelLimit"/> allows.</summary>
internal static class PictureDecoder
{
    /// <summary>
    /// A PNG as three bytes a pixel, row by row; transparent pixels are laid on white. INVALID_FIELDS / PICTURE_UNREADABLE,
    /// PICTURE_TOO_LARGE.
    /// </summary>
    public static byte[] DecodePngOnWhite(ReadOnlySpan<byte> png)
    {
        RequireSize(png);
        using var data = SKData.CreateCopy(png);
        using var codec = SKCodec.Create(data) ?? throw Unreadable();
        using var bitmap = TryDecode(codec, SKAlphaType.Unpremul) ?? throw Unreadable();
        var pixels = bitmap.GetPixelSpan();
        var colors = new byte[bitmap.Width * bitmap.Height * 3];
        for (var i = 0; i < colors.Length; i++)
        {
            var pixel = i / 3 * 4;
            var alpha = pixels[pixel + 3];
            colors[i] = (byte)(((pixels[pixel + (i % 3)] * alpha) + (255 * (255 - alpha)) + 127) / 255);
        }

        return colors;
    }

    /// <summary>A bitmap of three bytes a pixel.</summary>
    public static SKBitmap CreateBitmap(ReadOnlySpan<byte> colors, int width, int height)
    {
        var bitmap = new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        var pixels = bitmap.GetPixelSpan();
        for (var i = 0; i < width * height; i++)
        {
            colors.Slice(i * 3, 3).CopyTo(pixels[(i * 4)..]);
            pixels[(i * 4) + 3] = 255;
        }

        return bitmap;
    }

    /// <summary>The pixels in RGBA; null where the data is broken or ends early. The size must have been checked.</summary>
    public static SKBitmap? TryDecode(SKCodec codec, SKAlphaType alpha)
    {
        var info = new SKImageInfo(codec.Info.Width, codec.Info.Height, SKColorType.Rgba8888, alpha);
        var bitmap = new SKBitmap(info);
        if (codec.GetPixels(info, bitmap.GetPixels()) == SKCodecResult.Success)
        {
            return bitmap;
        }

        bitmap.Dispose();
        return null;
    }

    /// <summary>Refuses a picture by the size in its header, before a decoder sees it. INVALID_FIELDS / PICTURE_TOO_LARGE.</summary>
    public static void RequireSize(ReadOnlySpan<byte> picture)
    {
        if (PictureHeader.Read(picture) is var (_, width, height))
        {
            PixelLimit.Require(width, height, "pictures");
        }
    }

    /// <summary>INVALID_FIELDS / PICTURE_UNREADABLE.</summary>
    public static ApiException Unreadable() =>
        ApiError.InvalidField("pictures", "PICTURE_UNREADABLE", "a picture is broken", "图片已损坏，请重新保存后再用");
}

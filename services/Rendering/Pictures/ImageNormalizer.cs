using System.Runtime.CompilerServices;
using Disclosure.ApiErrors;
using Disclosure.Rendering.Domain;
using SkiaSharp;

namespace Disclosure.Rendering.Pictures;

/// <summary>
/// Pictures as every reader of PDF, OFD and DOCX shows them: PNG, or JPEG in grey or colours of light, upright. WebP,
/// JPEG in colours of ink and JPEG that a camera held turned are made so; of what moves, the first picture.
/// </summary>
internal static class ImageNormalizer
{
    private const int Quality = 92;

    // A memory and no state: it lives as long as the picture, which several formats and places of one request show.
    private static readonly ConditionalWeakTable<RasterImage, RasterImage> s_made = [];

    /// <summary>INVALID_ARGUMENT / PICTURE_UNREADABLE where it is broken, PICTURE_TOO_LARGE where it has too many pixels.</summary>
    public static RasterImage Normalize(RasterImage image) => image.MediaType == "image/png" ? image : s_made.GetValue(image, Make);

    private static RasterImage Make(RasterImage image)
    {
        using var data = SKData.CreateCopy(image.Content.Span);
        using var codec = SKCodec.Create(data) ?? throw Unreadable();
        var isJpeg = image.MediaType == "image/jpeg";
        if (
            isJpeg
            && codec.EncodedOrigin == SKEncodedOrigin.TopLeft
            && JpegHeader.Read(image.Content.Span).Components is 1 or 3
        )
        {
            return image;
        }

        // By its header, before anything is decoded.
        PixelLimit.Require(codec.Info.Width, codec.Info.Height);
        using var decoded = Decode(codec);
        using var upright = OnPaper(decoded, codec.EncodedOrigin);
        var isPhoto = isJpeg || IsLossyWebp(image.Content.Span);
        var content = isPhoto ? Jpeg(upright) : PngEncoder.Write(Colours(upright), upright.Width, upright.Height);
        return new(isPhoto ? "image/jpeg" : "image/png", content, upright.Width, upright.Height);
    }

    // A photograph kept as PNG would be ten times the size. This form of WebP knows no transparency.
    private static bool IsLossyWebp(ReadOnlySpan<byte> content) => content[12..].StartsWith("VP8 "u8);

    private static SKBitmap Decode(SKCodec codec)
    {
        var bitmap = new SKBitmap(
            new SKImageInfo(codec.Info.Width, codec.Info.Height, SKColorType.Rgba8888, SKAlphaType.Premul)
        );
        if (codec.GetPixels(bitmap.Info, bitmap.GetPixels()) == SKCodecResult.Success)
        {
            return bitmap;
        }

        bitmap.Dispose();
        throw Unreadable();
    }

    // What is transparent shows white paper. Rows and columns are moved, never blended anew.
    private static SKBitmap OnPaper(SKBitmap decoded, SKEncodedOrigin origin)
    {
        var (width, height) = (decoded.Width, decoded.Height);
        var isTurned = origin >= SKEncodedOrigin.LeftTop;
        var upright = new SKBitmap(
            new SKImageInfo(
                isTurned ? height : width,
                isTurned ? width : height,
                SKColorType.Rgba8888,
                SKAlphaType.Opaque
            )
        );
        var from = decoded.GetPixelSpan();
        var to = upright.GetPixelSpan();
        for (var y = 0; y < upright.Height; y++)
        {
            for (var x = 0; x < upright.Width; x++)
            {
                var (column, row) = origin switch
                {
                    SKEncodedOrigin.TopRight => (width - 1 - x, y),
                    SKEncodedOrigin.BottomRight => (width - 1 - x, height - 1 - y),
                    SKEncodedOrigin.BottomLeft => (x, height - 1 - y),
                    SKEncodedOrigin.LeftTop => (y, x),
                    SKEncodedOrigin.RightTop => (y, height - 1 - x),
                    SKEncodedOrigin.RightBottom => (width - 1 - y, height - 1 - x),
                    SKEncodedOrigin.LeftBottom => (width - 1 - y, x),
                    _ => (x, y),
                };
                var (source, target) = (((row * width) + column) * 4, ((y * upright.Width) + x) * 4);
                var paper = 255 - from[source + 3];
                for (var i = 0; i < 3; i++)
                {
                    to[target + i] = (byte)(from[source + i] + paper);
                }

                to[target + 3] = 255;
            }
        }

        return upright;
    }

    private static byte[] Jpeg(SKBitmap bitmap)
    {
        using var encoded = bitmap.Encode(SKEncodedImageFormat.Jpeg, Quality);
        return encoded.ToArray();
    }

    private static byte[] Colours(SKBitmap bitmap)
    {
        var pixels = bitmap.GetPixelSpan();
        var colours = new byte[bitmap.Width * bitmap.Height * 3];
        for (var i = 0; i < colours.Length; i++)
        {
            colours[i] = pixels[(i / 3 * 4) + (i % 3)];
        }

        return colours;
    }

    private static ApiException Unreadable() =>
        ApiError.InvalidField(
            "pictures",
            "PICTURE_UNREADABLE",
            "a JPEG or WebP is broken",
            "JPEG 或 WebP 图片已损坏，请重新保存后再用"
        );
}

using System.Runtime.CompilerServices;
using Disclosure.ApiErrors;
using Disclosure.Imaging;
using Disclosure.Rendering.Domain;
using SkiaSharp;

namespace Disclosure.Rendering.Pictures;

/// <summary>
/// Converts pictures to what every reader of PDF, OFD and DOCX shows: upright PNG, or upright JPEG in grey or RGB. WebP, CMYK JPEG
/// and JPEG with an Exif orientation are converted; of an animation the first frame stays.
/// </summary>
internal static class ImageNormalizer
{
    // A cache that lives as long as the picture, which several places of one request show.
    private static readonly ConditionalWeakTable<RasterImage, RasterImage> s_made = [];

    /// <summary>INVALID_ARGUMENT / PICTURE_UNREADABLE where it is broken, PICTURE_TOO_LARGE where it has too many pixels.</summary>
    public static RasterImage Normalize(RasterImage image) =>
        image.MediaType == "image/png" ? image : s_made.GetValue(image, Make);

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

        // By the header, before anything is decoded.
        PixelLimit.Require(codec.Info.Width, codec.Info.Height, "pictures");
        using var decoded = PictureDecoder.TryDecode(codec, SKAlphaType.Premul) ?? throw Unreadable();
        using var upright = LayOnWhite(decoded, codec.EncodedOrigin);
        var isPhoto = isJpeg || IsLossyWebp(image.Content.Span);
        var most = image.Content.Length + PhotoEncoder.Allowance;
        if (!isPhoto && WritePng(upright) is var png && png.Length <= most)
        {
            return new("image/png", png, upright.Width, upright.Height);
        }

        var (content, width, height) = PhotoEncoder.Write(upright, most);
        return new("image/jpeg", content, width, height);
    }

    // A photograph would be ten times the size as PNG. Lossy WebP without VP8X has no transparency.
    private static bool IsLossyWebp(ReadOnlySpan<byte> content) => content[12..].StartsWith("VP8 "u8);

    // Lays transparent pixels on white and applies the orientation by moving pixels, without resampling.
    private static SKBitmap LayOnWhite(SKBitmap decoded, SKEncodedOrigin origin)
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
                var white = 255 - from[source + 3];
                for (var i = 0; i < 3; i++)
                {
                    to[target + i] = (byte)(from[source + i] + white);
                }

                to[target + 3] = 255;
            }
        }

        return upright;
    }

    private static byte[] WritePng(SKBitmap bitmap) =>
        PngEncoder.Write(ExtractColors(bitmap), bitmap.Width, bitmap.Height);

    private static byte[] ExtractColors(SKBitmap bitmap)
    {
        var pixels = bitmap.GetPixelSpan();
        var colors = new byte[bitmap.Width * bitmap.Height * 3];
        for (var i = 0; i < colors.Length; i++)
        {
            colors[i] = pixels[(i / 3 * 4) + (i % 3)];
        }

        return colors;
    }

    private static ApiException Unreadable() =>
        ApiError.InvalidField(
            "pictures",
            "PICTURE_UNREADABLE",
            "a JPEG or WebP is broken",
            "JPEG 或 WebP 图片已损坏，请重新保存后再用"
        );
}

using SkiaSharp;

namespace Disclosure.Rendering.Pictures;

/// <summary>Writes JPEG no larger than asked: first of the best quality, then of a lower one, then of fewer pixels.</summary>
internal static class PhotoEncoder
{
    /// <summary>
    /// What a picture may gain when it is converted. All pictures of a report together then still fit into one message with the
    /// file around them.
    /// </summary>
    public const int Allowance = 64 * 1024;

    // A picture as wide as the page has more than 300 pixels an inch.
    private const double MaxPixels = 4_000_000;

    private const double Shrinking = 0.7;

    private static readonly int[] s_qualities = [92, 85, 75];

    /// <summary>JPEG of a picture without transparency.</summary>
    /// <param name="most">Bytes, <see cref="Allowance"/> at least.</param>
    public static (byte[] Content, int Width, int Height) Write(SKBitmap picture, long most)
    {
        var pixels = (double)picture.Width * picture.Height;
        if (pixels > MaxPixels)
        {
            return WriteSmaller(picture, Math.Sqrt(MaxPixels / pixels), most);
        }

        foreach (var quality in s_qualities)
        {
            if (Encode(picture, quality) is var content && content.Length <= most)
            {
                return (content, picture.Width, picture.Height);
            }
        }

        return WriteSmaller(picture, Shrinking, most);
    }

    private static (byte[] Content, int Width, int Height) WriteSmaller(SKBitmap picture, double scale, long most)
    {
        var size = new SKSizeI(Math.Max(1, (int)(picture.Width * scale)), Math.Max(1, (int)(picture.Height * scale)));
        using var smaller = picture.Resize(size, new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        return Write(smaller, most);
    }

    private static byte[] Encode(SKBitmap picture, int quality)
    {
        using var encoded = picture.Encode(SKEncodedImageFormat.Jpeg, quality);
        return encoded.ToArray();
    }
}

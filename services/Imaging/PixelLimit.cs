using Disclosure.ApiErrors;

namespace Disclosure.Imaging;

/// <summary>The most pixels of a picture. A small file can declare any size, so the limit is checked before anything is decoded.</summary>
public static class PixelLimit
{
    /// <summary>25 megapixels: 100 MB once decoded to four bytes a pixel.</summary>
    public const long MaxPixels = 25_000_000;

    /// <summary>Whether a picture of this size may be decoded.</summary>
    public static bool Allows(int width, int height) => width > 0 && height > 0 && (long)width * height <= MaxPixels;

    /// <summary>Refuses a size above the limit. INVALID_FIELDS / PICTURE_TOO_LARGE.</summary>
    public static void Require(int width, int height, string field)
    {
        if (!Allows(width, height))
        {
            throw ApiError.InvalidField(
                field,
                "PICTURE_TOO_LARGE",
                $"at most {MaxPixels} pixels",
                $"图片不能超过 {MaxPixels / 10_000} 万像素，请缩小后再用"
            );
        }
    }
}

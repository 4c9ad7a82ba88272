using Disclosure.ApiErrors;
using Disclosure.Imaging;

namespace Disclosure.Rendering.Pictures;

/// <summary>
/// How many pixels a picture may have to be decoded, since a small file can say any number: as many as one that is kept.
/// </summary>
internal static class PixelLimit
{
    /// <summary>INVALID_ARGUMENT / PICTURE_TOO_LARGE.</summary>
    public static void Require(int width, int height)
    {
        if (width <= 0 || height <= 0 || (long)width * height > PictureContent.MaxPixels)
        {
            throw ApiError.InvalidField(
                "pictures",
                "PICTURE_TOO_LARGE",
                $"at most {PictureContent.MaxPixels} pixels",
                $"图片不能超过 {PictureContent.MaxPixels / 10_000} 万像素，请缩小后再用"
            );
        }
    }
}

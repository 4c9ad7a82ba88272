using Disclosure.ServiceDefaults.Faults;

namespace Disclosure.Rendering.Writing;

/// <summary>How many pixels a picture may have to be decoded, since a small file can say any number.</summary>
internal static class PixelLimit
{
    private const int MaxPixels = 16_000_000;

    /// <summary>INVALID_ARGUMENT / PICTURE_TOO_LARGE.</summary>
    public static void Require(int width, int height)
    {
        if (width <= 0 || height <= 0 || (long)width * height > MaxPixels)
        {
            throw Fault.InvalidField(
                "pictures",
                "PICTURE_TOO_LARGE",
                $"at most {MaxPixels} pixels",
                $"图片不能超过 {MaxPixels / 10_000} 万像素，请缩小后再用"
            );
        }
    }
}

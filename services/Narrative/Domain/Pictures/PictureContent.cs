using System.Security.Cryptography;
using Disclosure.ServiceDefaults.Faults;

namespace Disclosure.Narrative.Domain.Pictures;

/// <summary>A picture as it is kept: without metadata, named by what it is.</summary>
/// <param name="Id">Lower-case hexadecimal SHA-256 of the bytes.</param>
internal sealed record PictureContent(string Id, string MediaType, byte[] Content, int Width, int Height)
{
    private const int MaxBytes = 5 * 1024 * 1024;
    private const long MaxPixels = 25_000_000;

    /// <summary>Tells the kind by the bytes and takes the metadata out. INVALID_FIELDS / PICTURE_FORMAT, PICTURE_TOO_LARGE.</summary>
    public static PictureContent Parse(ReadOnlySpan<byte> bytes, string field)
    {
        if (bytes.Length > MaxBytes)
        {
            throw TooLarge(field);
        }

        var found = Png.Read(bytes) ?? Jpeg.Read(bytes) ?? WebP.Read(bytes);
        if (found is not { } picture || picture.Width <= 0 || picture.Height <= 0)
        {
            throw Fault.InvalidField(
                field,
                "PICTURE_FORMAT",
                "must be a whole PNG, JPEG or WebP picture",
                "只能使用 PNG、JPEG 或 WebP 图片，文件可能已损坏"
            );
        }

        return (long)picture.Width * picture.Height > MaxPixels
            ? throw TooLarge(field)
            : new(
                Convert.ToHexStringLower(SHA256.HashData(picture.Content)),
                picture.MediaType,
                picture.Content,
                picture.Width,
                picture.Height
            );
    }

    private static FaultException TooLarge(string field) =>
        Fault.InvalidField(
            field,
            "PICTURE_TOO_LARGE",
            $"at most {MaxBytes} bytes and {MaxPixels} pixels",
            "图片不能超过 5 MB、2500 万像素，请缩小后再上传"
        );
}

/// <summary>What a reader of one format found.</summary>
internal readonly record struct PictureRead(string MediaType, byte[] Content, int Width, int Height);

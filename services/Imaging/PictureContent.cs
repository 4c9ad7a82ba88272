using System.Security.Cryptography;
using Disclosure.ApiErrors;

namespace Disclosure.Imaging;

/// <summary>A picture as it is stored: without metadata, named by its digest.</summary>
/// <param name="Id">Lower-case hexadecimal SHA-256 of the bytes.</param>
public sealed record PictureContent(string Id, string MediaType, byte[] Content, int Width, int Height)
{
    /// <summary>The most bytes of a picture.</summary>
    public const int MaxBytes = 5 * 1024 * 1024;

    /// <summary>Recognizes the format by the bytes and removes the metadata. INVALID_FIELDS / PICTURE_FORMAT, PICTURE_TOO_LARGE.</summary>
    public static PictureContent Parse(ReadOnlySpan<byte> bytes, string field)
    {
        if (bytes.Length > MaxBytes)
        {
            throw TooLarge(field);
        }

        var found = Find(bytes);
        if (found is not { } picture)
        {
            throw ApiError.InvalidField(
                field,
                "PICTURE_FORMAT",
                "must be a whole PNG, JPEG or WebP picture",
                "只能使用 PNG、JPEG 或 WebP 图片，文件可能已损坏"
            );
        }

        return Fits(picture) ? Create(picture) : throw TooLarge(field);
    }

    /// <summary>The same; null where the bytes are no picture or exceed a limit.</summary>
    public static PictureContent? TryParse(ReadOnlySpan<byte> bytes) =>
        bytes.Length <= MaxBytes && Find(bytes) is { } picture && Fits(picture) ? Create(picture) : null;

    private static PictureScan? Find(ReadOnlySpan<byte> bytes) =>
        // The first format that recognizes the bytes; their signatures exclude each other.
        (PngMetadata.Read(bytes) ?? JpegMetadata.Read(bytes) ?? WebpMetadata.Read(bytes))
            is { Width: > 0, Height: > 0 } found
            ? found
            : null;

    private static bool Fits(PictureScan picture) => PixelLimit.Allows(picture.Width, picture.Height);

    private static PictureContent Create(PictureScan picture) =>
        new(
            // Of the cleaned bytes: the same picture with other metadata is the same picture.
            Convert.ToHexStringLower(SHA256.HashData(picture.Content)),
            picture.MediaType,
            picture.Content,
            picture.Width,
            picture.Height
        );

    private static ApiException TooLarge(string field) =>
        ApiError.InvalidField(
            field,
            "PICTURE_TOO_LARGE",
            $"at most {MaxBytes} bytes and {PixelLimit.MaxPixels} pixels",
            "图片不能超过 5 MB、2500 万像素，请缩小后再上传"
        );
}

/// <summary>A picture of one format without its metadata.</summary>
internal readonly record struct PictureScan(string MediaType, byte[] Content, int Width, int Height);

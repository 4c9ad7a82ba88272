using System.Buffers.Binary;

namespace Disclosure.Imaging;

/// <summary>The format and the size that the first bytes of a picture declare. Nothing is decoded.</summary>
/// <param name="MediaType">image/png, image/jpeg or image/webp.</param>
/// <param name="Width">In pixels.</param>
/// <param name="Height">In pixels.</param>
public readonly record struct PictureHeader(string MediaType, int Width, int Height)
{
    // The shortest header that holds a size.
    private const int MinPng = 24;
    private const int MinWebp = 30;

    /// <summary>Reads the header; null where the bytes are no PNG, JPEG or WebP, or declare no size.</summary>
    public static PictureHeader? Read(ReadOnlySpan<byte> bytes)
    {
        var header = bytes switch
        {
            [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10, ..] when bytes.Length >= MinPng =>
                new PictureHeader(
                    "image/png",
                    BinaryPrimitives.ReadInt32BigEndian(bytes[16..]),
                    BinaryPrimitives.ReadInt32BigEndian(bytes[20..])
                ),
            [0xFF, 0xD8, 0xFF, ..] => ReadJpeg(bytes),
            _ when bytes.Length >= MinWebp && bytes.StartsWith("RIFF"u8) && bytes[8..].StartsWith("WEBPVP8"u8) =>
                ReadWebp(bytes),
            _ => default,
        };
        return header is { Width: > 0, Height: > 0 } ? header : null;
    }

    private static PictureHeader ReadJpeg(ReadOnlySpan<byte> bytes)
    {
        var (width, height, _) = JpegHeader.Read(bytes);
        return new("image/jpeg", width, height);
    }

    private static PictureHeader ReadWebp(ReadOnlySpan<byte> bytes)
    {
        var (width, height) = WebpMetadata.ReadSize(
            System.Text.Encoding.ASCII.GetString(bytes.Slice(12, 4)),
            bytes[20..]
        );
        return new("image/webp", width, height);
    }
}

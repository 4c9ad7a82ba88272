using System.Buffers.Binary;

namespace Disclosure.Rendering.Domain;

/// <summary>A picture's bytes, and what they say of themselves.</summary>
/// <param name="MediaType">image/png, image/jpeg or image/webp.</param>
/// <param name="Width">In pixels.</param>
/// <param name="Height">In pixels.</param>
internal sealed record RasterImage(string MediaType, ReadOnlyMemory<byte> Content, int Width, int Height) : FigureGraphic
{
    /// <summary>Ending of its files.</summary>
    public string FileExtension => MediaType["image/".Length..];

    /// <summary>Reads the kind and the size off the bytes. False where they are of no such picture.</summary>
    public static bool TryRead(ReadOnlyMemory<byte> content, out RasterImage? image)
    {
        var bytes = content.Span;
        var (type, width, height) = bytes switch
        {
            [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10, ..] when bytes.Length >= 24 => (
                "image/png",
                BinaryPrimitives.ReadInt32BigEndian(bytes[16..]),
                BinaryPrimitives.ReadInt32BigEndian(bytes[20..])
            ),
            [0xFF, 0xD8, 0xFF, ..] => JpegSize(bytes),
            _ when bytes.Length >= 30 && bytes.StartsWith("RIFF"u8) && bytes[8..].StartsWith("WEBPVP8"u8) => WebpSize(
                bytes
            ),
            _ => default,
        };
        image = width > 0 && height > 0 ? new(type!, content, width, height) : null;
        return image is not null;
    }

    private static (string, int, int) JpegSize(ReadOnlySpan<byte> bytes)
    {
        var (width, height, _) = JpegHeader.Read(bytes);
        return ("image/jpeg", width, height);
    }

    private static (string, int, int) WebpSize(ReadOnlySpan<byte> bytes) =>
        bytes[15] switch
        {
            (byte)'X' => (
                "image/webp",
                1 + (bytes[24] | (bytes[25] << 8) | (bytes[26] << 16)),
                1 + (bytes[27] | (bytes[28] << 8) | (bytes[29] << 16))
            ),
            (byte)'L' => (
                "image/webp",
                1 + (BinaryPrimitives.ReadInt32LittleEndian(bytes[21..]) & 0x3FFF),
                1 + ((BinaryPrimitives.ReadInt32LittleEndian(bytes[21..]) >> 14) & 0x3FFF)
            ),
            _ => (
                "image/webp",
                BinaryPrimitives.ReadUInt16LittleEndian(bytes[26..]) & 0x3FFF,
                BinaryPrimitives.ReadUInt16LittleEndian(bytes[28..]) & 0x3FFF
            ),
        };
}

using System.Buffers.Binary;

namespace Disclosure.Rendering.Domain;

/// <summary>A picture's bytes, and what they say of themselves.</summary>
/// <param name="MediaType">image/png, image/jpeg or image/webp.</param>
/// <param name="Width">In pixels.</param>
/// <param name="Height">In pixels.</param>
internal sealed record Image(string MediaType, ReadOnlyMemory<byte> Content, int Width, int Height) : Graphic
{
    /// <summary>Ending of its files.</summary>
    public string Ending => MediaType["image/".Length..];

    /// <summary>Reads the kind and the size off the bytes. False where they are of no such picture.</summary>
    public static bool TryRead(ReadOnlyMemory<byte> content, out Image? image)
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

    // The size stands in the first frame header (SOF0 to SOF15 but for the three that are tables).
    private static (string, int, int) JpegSize(ReadOnlySpan<byte> bytes)
    {
        for (var at = 2; at + 9 < bytes.Length && bytes[at] == 0xFF; )
        {
            var marker = bytes[at + 1];
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
            {
                return (
                    "image/jpeg",
                    BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 7)..]),
                    BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 5)..])
                );
            }

            // Fill bytes and markers without a length are passed one by one.
            at += marker is 0xFF ? 1 : 2 + BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 2)..]);
        }

        return default;
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

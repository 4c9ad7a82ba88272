using System.Buffers.Binary;

namespace Disclosure.Imaging;

/// <summary>WebP (RFC 9649): RIFF chunks. Removes EXIF, XMP and profiles, and clears the flags that announce them.</summary>
internal static class WebpMetadata
{
    private const int Head = 12;

    public static PictureScan? Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < Head + 8 || !bytes.StartsWith("RIFF"u8) || !bytes[8..].StartsWith("WEBP"u8))
        {
            return null;
        }

        using var kept = new MemoryStream(bytes.Length);
        kept.Write(bytes[..Head]);
        var (size, at) = ((Width: 0, Height: 0), Head);
        // Chunks of type, length and data, padded to an even length.
        while (at + 8 <= bytes.Length)
        {
            var length = BinaryPrimitives.ReadUInt32LittleEndian(bytes[(at + 4)..]);
            // Longer than the file: damaged or cut off.
            if (length > bytes.Length - at - 8)
            {
                return null;
            }

            var end = Math.Min(at + 8 + (int)length + (int)(length & 1), bytes.Length);
            var chunk = bytes[at..end].ToArray();
            var type = System.Text.Encoding.ASCII.GetString(chunk, 0, 4);
            // The first chunk that has one says the size.
            size = size.Width == 0 ? ReadSize(type, chunk.AsSpan(8)) : size;
            if (type == "VP8X" && length >= 10)
            {
                // Bits of the ICC profile, EXIF and XMP.
                chunk[8] &= 0b1101_0011;
            }

            if (type is not ("EXIF" or "XMP " or "ICCP"))
            {
                kept.Write(chunk);
            }

            at = end;
        }

        var content = kept.ToArray();
        // RIFF counts what follows its own eight bytes.
        BinaryPrimitives.WriteUInt32LittleEndian(content.AsSpan(4), (uint)content.Length - 8);
        return new("image/webp", content, size.Width, size.Height);
    }

    internal static (int Width, int Height) ReadSize(string type, ReadOnlySpan<byte> data) =>
        type switch
        {
            "VP8X" when data.Length >= 10 => (1 + Three(data[4..]), 1 + Three(data[7..])),
            "VP8L" when data.Length >= 5 => Lossless(BinaryPrimitives.ReadUInt32LittleEndian(data[1..])),
            "VP8 " when data.Length >= 10 => (
                BinaryPrimitives.ReadUInt16LittleEndian(data[6..]) & 0x3FFF,
                BinaryPrimitives.ReadUInt16LittleEndian(data[8..]) & 0x3FFF
            ),
            _ => (0, 0),
        };

    private static (int Width, int Height) Lossless(uint bits) =>
        (1 + (int)(bits & 0x3FFF), 1 + (int)((bits >> 14) & 0x3FFF));

    private static int Three(ReadOnlySpan<byte> data) => data[0] | (data[1] << 8) | (data[2] << 16);
}

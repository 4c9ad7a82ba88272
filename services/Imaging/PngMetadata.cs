using System.Buffers.Binary;

namespace Disclosure.Imaging;

/// <summary>PNG (ISO/IEC 15948): chunks of length, type, data and CRC. Removes texts, times and profiles.</summary>
internal static class PngMetadata
{
    // A list of what stays, not of what goes: unknown chunks may hold anything.
    private static readonly string[] s_kept =
    [
        "IHDR",
        "PLTE",
        "tRNS",
        "gAMA",
        "sRGB",
        "cHRM",
        "pHYs",
        "bKGD",
        "sBIT",
        "IDAT",
        "IEND",
    ];

    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    public static PictureScan? Read(ReadOnlySpan<byte> bytes)
    {
        if (!bytes.StartsWith(Signature))
        {
            return null;
        }

        using var kept = new MemoryStream(bytes.Length);
        kept.Write(Signature);
        var (width, height, at) = (0, 0, Signature.Length);
        // Twelve bytes: length, type and CRC.
        while (at + 12 <= bytes.Length)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(bytes[at..]);
            // Longer than the file: damaged or cut off.
            if (length > bytes.Length - at - 12)
            {
                return null;
            }

            var chunk = bytes.Slice(at, (int)length + 12);
            var type = System.Text.Encoding.ASCII.GetString(chunk.Slice(4, 4));
            if (type == "IHDR" && length == 13)
            {
                width = BinaryPrimitives.ReadInt32BigEndian(chunk[8..]);
                height = BinaryPrimitives.ReadInt32BigEndian(chunk[12..]);
            }

            // Copied with its CRC, so that nothing must be computed anew.
            if (s_kept.Contains(type))
            {
                kept.Write(chunk);
            }

            // Whatever stands behind the end is dropped.
            if (type == "IEND")
            {
                return new("image/png", kept.ToArray(), width, height);
            }

            at += chunk.Length;
        }

        return null;
    }
}

using System.Buffers.Binary;

namespace Disclosure.Imaging;

/// <summary>JPEG (ISO/IEC 10918-1): segments up to the scan; application segments but JFIF and Adobe's, and comments, are left out; of Exif only which side is up is kept.</summary>
internal static class JpegMetadata
{
    public static PictureScan? Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes is not [0xFF, 0xD8, 0xFF, .., 0xFF, 0xD9])
        {
            return null;
        }

        using var kept = new MemoryStream(bytes.Length);
        kept.Write([0xFF, 0xD8]);
        var (width, height, at) = (0, 0, 2);
        while (at + 4 <= bytes.Length && bytes[at] == 0xFF)
        {
            var marker = bytes[at + 1];
            var length = BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 2)..]);
            if (length < 2 || at + 2 + length > bytes.Length)
            {
                return null;
            }

            var segment = bytes.Slice(at, length + 2);
            if (IsFrame(marker) && length >= 8)
            {
                height = BinaryPrimitives.ReadUInt16BigEndian(segment[5..]);
                width = BinaryPrimitives.ReadUInt16BigEndian(segment[7..]);
            }

            if (marker == 0xDA)
            {
                // The scan is kept as it is.
                kept.Write(bytes[at..]);
                return new("image/jpeg", kept.ToArray(), width, height);
            }

            if (!IsMetadata(marker))
            {
                kept.Write(segment);
            }
            else if (JpegOrientation.Read(segment) is { } side)
            {
                kept.Write(JpegOrientation.Segment(side));
            }

            at += segment.Length;
        }

        return null;
    }

    private static bool IsFrame(byte marker) => marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);

    // APP0 says the density and APP14 how colours are coded; the others hold cameras, places and profiles.
    private static bool IsMetadata(byte marker) => marker is (>= 0xE1 and <= 0xED) or 0xEF or 0xFE;
}

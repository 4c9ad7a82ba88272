using System.Buffers.Binary;

namespace Disclosure.Imaging;

/// <summary>
/// JPEG (ISO/IEC 10918-1). Removes application segments other than JFIF and Adobe's, and comments; of Exif only the orientation
/// stays.
/// </summary>
internal static class JpegMetadata
{
    public static PictureScan? Read(ReadOnlySpan<byte> bytes)
    {
        // Start and end marker must both be there: a file that was cut off is refused.
        if (bytes is not [0xFF, 0xD8, 0xFF, .., 0xFF, 0xD9])
        {
            return null;
        }

        using var kept = new MemoryStream(bytes.Length);
        kept.Write([0xFF, 0xD8]);
        // The size is that of the whole file: segments are removed, never the frame.
        var (width, height, _) = JpegHeader.Read(bytes);
        var at = 2;
        // Segments of marker and length, up to the scan.
        while (at + 4 <= bytes.Length && bytes[at] == 0xFF)
        {
            var marker = bytes[at + 1];
            var length = BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 2)..]);
            // The length counts itself, so less than two is damage.
            if (length < 2 || at + 2 + length > bytes.Length)
            {
                return null;
            }

            var segment = bytes.Slice(at, length + 2);
            if (marker == 0xDA)
            {
                // The scan data stays as it is.
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

    // APP0 holds the density and APP14 the colour transform; the others hold camera data, places and profiles.
    private static bool IsMetadata(byte marker) => marker is (>= 0xE1 and <= 0xED) or 0xEF or 0xFE;
}

using System.Buffers.Binary;

namespace Disclosure.Imaging;

/// <summary>
/// The orientation of a photograph (Exif 2.32, tag 0x0112): 1 upright, 2 to 8 rotated or mirrored. Without it pictures of a
/// phone lie on their side; no other Exif tag is needed.
/// </summary>
internal static class JpegOrientation
{
    private const ushort Tag = 0x0112;
    private const int Entry = 12;

    // Offset of the value in the minimal segment.
    private const int ValueAt = 28;

    private static ReadOnlySpan<byte> Exif => "Exif\0\0"u8;

    // Marker, length, "Exif", big-endian header, one entry of one short, no further directory.
    private static ReadOnlySpan<byte> Minimal =>
        [
            0xFF,
            0xE1,
            0,
            34,
            (byte)'E',
            (byte)'x',
            (byte)'i',
            (byte)'f',
            0,
            0,
            (byte)'M',
            (byte)'M',
            0,
            42,
            0,
            0,
            0,
            8,
            0,
            1,
            0x01,
            0x12,
            0,
            3,
            0,
            0,
            0,
            1,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
        ];

    /// <summary>2 to 8; null where the segment holds no orientation or the picture is upright.</summary>
    /// <param name="segment">A whole segment, its marker included.</param>
    public static byte? Read(ReadOnlySpan<byte> segment)
    {
        if (segment[1] != 0xE1 || segment.Length < 18 || !segment[4..].StartsWith(Exif))
        {
            return null;
        }

        // TIFF begins behind marker, length and "Exif".
        var tiff = segment[10..];
        var isLittle = tiff.StartsWith("II"u8);
        var directory = isLittle
            ? BinaryPrimitives.ReadUInt32LittleEndian(tiff[4..])
            : BinaryPrimitives.ReadUInt32BigEndian(tiff[4..]);
        // A directory beyond the end: damaged, and read as having no orientation.
        if (directory > tiff.Length - 2)
        {
            return null;
        }

        var entries = tiff[((int)directory + 2)..];
        // Entries of twelve bytes: tag, type, count, value.
        for (var left = Short(tiff[(int)directory..], isLittle); left > 0 && entries.Length >= Entry; left--)
        {
            if (Short(entries, isLittle) == Tag)
            {
                return Short(entries[8..], isLittle) is >= 2 and <= 8 and var side ? (byte)side : null;
            }

            entries = entries[Entry..];
        }

        return null;
    }

    /// <summary>An Exif segment that holds the orientation alone.</summary>
    public static byte[] Segment(byte side)
    {
        var segment = Minimal.ToArray();
        // Values are small: the second of two big-endian bytes.
        segment[ValueAt + 1] = side;
        return segment;
    }

    private static ushort Short(ReadOnlySpan<byte> bytes, bool isLittle) =>
        isLittle ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes);
}

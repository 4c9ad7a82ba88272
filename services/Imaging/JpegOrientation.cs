using System.Buffers.Binary;

namespace Disclosure.Imaging;

/// <summary>
/// Which side of a photograph is up (Exif 2.32, tag 0x0112): 1 as it lies, 2 to 8 turned or mirrored. Without it what a
/// telephone took lies on its side; nothing else of Exif is wanted.
/// </summary>
internal static class JpegOrientation
{
    private const ushort Tag = 0x0112;
    private const int Entry = 12;

    // Where the directory's first entry is in a segment of ours, and the value in it.
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

    /// <summary>2 to 8; null where the segment says nothing, or that all is as it should be.</summary>
    /// <param name="segment">From its marker on.</param>
    public static byte? Read(ReadOnlySpan<byte> segment)
    {
        if (segment[1] != 0xE1 || segment.Length < 18 || !segment[4..].StartsWith(Exif))
        {
            return null;
        }

        var tiff = segment[10..];
        var isLittle = tiff.StartsWith("II"u8);
        var directory = isLittle
            ? BinaryPrimitives.ReadUInt32LittleEndian(tiff[4..])
            : BinaryPrimitives.ReadUInt32BigEndian(tiff[4..]);
        if (directory > tiff.Length - 2)
        {
            return null;
        }

        var entries = tiff[((int)directory + 2)..];
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

    /// <summary>A segment that says this and nothing else.</summary>
    public static byte[] Segment(byte side)
    {
        var segment = Minimal.ToArray();
        segment[ValueAt + 1] = side;
        return segment;
    }

    private static ushort Short(ReadOnlySpan<byte> bytes, bool isLittle) =>
        isLittle ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes);
}

using System.Buffers.Binary;

namespace Disclosure.Rendering.Domain;

/// <summary>What a JPEG says of itself in its first frame header (SOF0 to SOF15 but for the three that are tables).</summary>
/// <param name="Width">In pixels.</param>
/// <param name="Height">In pixels.</param>
/// <param name="Components">1 for grey, 3 for colours of light, 4 for colours of ink.</param>
internal readonly record struct JpegHeader(int Width, int Height, int Components)
{
    /// <summary>All zero where no frame is found.</summary>
    public static JpegHeader Read(ReadOnlySpan<byte> bytes)
    {
        for (var at = 2; at + 9 < bytes.Length && bytes[at] == 0xFF; )
        {
            var marker = bytes[at + 1];
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
            {
                return new(
                    BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 7)..]),
                    BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 5)..]),
                    bytes[at + 9]
                );
            }

            // Fill bytes are passed one by one.
            at += marker is 0xFF ? 1 : 2 + BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 2)..]);
        }

        return default;
    }
}

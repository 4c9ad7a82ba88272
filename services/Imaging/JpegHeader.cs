using System.Buffers.Binary;

namespace Disclosure.Imaging;

/// <summary>The first frame header of a JPEG: any of SOF0 to SOF15 but DHT, JPG and DAC, which share the range.</summary>
/// <param name="Width">In pixels.</param>
/// <param name="Height">In pixels.</param>
/// <param name="Components">1 for grey, 3 for RGB or YCbCr, 4 for CMYK.</param>
public readonly record struct JpegHeader(int Width, int Height, int Components)
{
    /// <summary>All zero where no frame is found.</summary>
    public static JpegHeader Read(ReadOnlySpan<byte> bytes)
    {
        // From behind the marker of the start; nine more bytes reach the number of components.
        for (var at = 2; at + 9 < bytes.Length && bytes[at] == 0xFF; )
        {
            var marker = bytes[at + 1];
            // DHT (C4), JPG (C8) and DAC (CC) are no frames.
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
            {
                return new(
                    BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 7)..]),
                    BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 5)..]),
                    bytes[at + 9]
                );
            }

            // Fill bytes are skipped one by one.
            at += marker is 0xFF ? 1 : 2 + BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 2)..]);
        }

        return default;
    }
}

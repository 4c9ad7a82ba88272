using System.Buffers.Binary;

namespace Disclosure.Rendering.Writing;

/// <summary>What a JPEG says of its colours.</summary>
internal static class JpegHeader
{
    /// <summary>1 for grey, 3 for colours of light, 4 for colours of ink; 0 where no frame is found.</summary>
    public static int Components(ReadOnlySpan<byte> bytes)
    {
        for (var at = 2; at + 9 < bytes.Length && bytes[at] == 0xFF; )
        {
            var marker = bytes[at + 1];
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
            {
                return bytes[at + 9];
            }

            at += marker is 0xFF ? 1 : 2 + BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 2)..]);
        }

        return 0;
    }
}

namespace Disclosure.Rendering.Compression;

/// <summary>The checksum at the end of a zlib stream (RFC 1950, 8.2).</summary>
internal static class Adler32
{
    /// <summary>The checksum of the data.</summary>
    public static uint Compute(ReadOnlySpan<byte> data)
    {
        // 5,552 = the most that 255 can be added before b overflows 32 bits; the remainder is taken once a stretch.
        // The sums of this many bytes stay below 2^32.
        const int Stretch = 5_552;
        var (a, b) = (1u, 0u);
        while (!data.IsEmpty)
        {
            var part = data[..Math.Min(Stretch, data.Length)];
            foreach (var value in part)
            {
                a += value;
                b += a;
            }

            // 65,521 is the largest prime below 2^16.
            (a, b) = (a % 65_521, b % 65_521);
            data = data[part.Length..];
        }

        // b in the upper half: written big-endian behind the stream.
        return (b << 16) | a;
    }
}

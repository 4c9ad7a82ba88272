namespace Disclosure.Rendering.Compression;

/// <summary>The checksum at the end of a zlib stream (RFC 1950, 8.2).</summary>
internal static class Adler32
{
    /// <summary>The checksum of the data.</summary>
    public static uint Compute(ReadOnlySpan<byte> data)
    {
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

            (a, b) = (a % 65_521, b % 65_521);
            data = data[part.Length..];
        }

        return (b << 16) | a;
    }
}

using System.IO.Compression;
using System.Text;
using CsCheck;
using Disclosure.Rendering.Compression;

namespace Disclosure.Rendering.Tests.Fonts;

public sealed class DeflaterTests
{
    [Fact]
    public void What_is_compressed_comes_back() =>
        Gen.Byte[0, 7].Array[0, 3_000].Sample(data => Assert.Equal(data, Inflate(ZlibCompressor.Compress(data))));

    [Fact]
    public void Any_bytes_come_back() =>
        Gen.Byte.Array[0, 5_000].Sample(data => Assert.Equal(data, Inflate(ZlibCompressor.Compress(data))));

    [Fact]
    public void Much_that_repeats_comes_back_and_is_small()
    {
        var text = string.Concat(Enumerable.Range(0, 20_000).Select(i => $"{i % 977} 0 R 政府信息公开 "));
        var data = Encoding.UTF8.GetBytes(text);
        var compressed = ZlibCompressor.Compress(data);
        Assert.Equal(data, Inflate(compressed));
        Assert.InRange(compressed.Length, 1, data.Length / 8);
    }

    [Fact]
    public void A_skewed_alphabet_keeps_within_the_longest_code()
    {
        // Frequencies like Fibonacci's numbers make the deepest tree there is.
        var data = new List<byte>();
        var (a, b) = (1, 1);
        for (byte symbol = 0; symbol < 24; symbol++)
        {
            data.AddRange(Enumerable.Repeat(symbol, a));
            (a, b) = (b, a + b);
        }

        var shuffled = data.OrderBy(x => (x * 2_654_435_761L) % 97).ToArray();
        Assert.Equal(shuffled, Inflate(ZlibCompressor.Compress(shuffled)));
    }

    private static byte[] Inflate(byte[] data)
    {
        using var stream = new ZLibStream(new MemoryStream(data), CompressionMode.Decompress);
        var result = new MemoryStream();
        stream.CopyTo(result);
        return result.ToArray();
    }
}

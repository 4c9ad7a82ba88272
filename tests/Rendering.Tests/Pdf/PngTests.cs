using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;
using System.Text;
using Disclosure.ApiErrors;
using Disclosure.Rendering.Pictures;

namespace Disclosure.Rendering.Tests.Pdf;

public sealed class PngTests
{
    // Two pixels, in every kind: red and white, or black and white where there are no colours.
    public static TheoryData<byte, byte, byte[], string> Kinds =>
        new()
        {
            { 1, 0, [0b0100_0000], "000000 FFFFFF" },
            { 8, 0, [0, 255], "000000 FFFFFF" },
            { 16, 0, [0, 9, 255, 255], "000000 FFFFFF" },
            { 8, 2, [255, 0, 0, 255, 255, 255], "FF0000 FFFFFF" },
            { 2, 3, [0b0001_0000], "FF0000 FFFFFF" },
            { 8, 4, [0, 255, 0, 0], "000000 FFFFFF" },
            { 8, 6, [255, 0, 0, 255, 1, 2, 3, 0], "FF0000 FFFFFF" },
            { 8, 6, [255, 0, 0, 51, 0, 0, 0, 255], "FFCCCC 000000" },
        };

    [Theory, MemberData(nameof(Kinds))]
    public void Every_kind_of_pixels_is_read(byte depth, byte kind, byte[] row, string pixels) =>
        Assert.Equal(pixels, Hex(PictureDecoder.DecodePngOnWhite(Png(2, 1, depth, kind, 0, [0, .. row]))));

    [Theory]
    [InlineData(1, new byte[] { 10, 5, 5 })]
    [InlineData(2, new byte[] { 10, 15, 20 })]
    [InlineData(3, new byte[] { 10, 10, 10 })]
    [InlineData(4, new byte[] { 10, 5, 5 })]
    public void Every_filter_is_undone(byte filter, byte[] row)
    {
        // The row above is filtered by "sub" and reads 0 0 0.
        var pixels = PictureDecoder.DecodePngOnWhite(Png(3, 2, 8, 0, 0, [1, 0, 0, 0, filter, .. row]));
        var second = pixels.Skip(9).Where((_, i) => i % 3 == 0).ToArray();
        Assert.Equal(
            filter switch
            {
                1 or 4 => [10, 15, 20],
                2 => [10, 15, 20],
                _ => new byte[] { 10, 15, 17 },
            },
            second
        );
    }

    [Fact]
    public void Interlaced_pictures_are_put_together()
    {
        // 2 × 2 in seven passes: (0,0) in the first, (1,0) in the sixth, row 1 in the seventh.
        var pixels = PictureDecoder.DecodePngOnWhite(Png(2, 2, 8, 0, 1, [0, 10, 0, 20, 0, 30, 40]));
        Assert.Equal("0A0A0A 141414 1E1E1E 282828", Hex(pixels));
    }

    [Fact]
    public void A_broken_or_endless_picture_is_refused()
    {
        var broken = Png(2, 2, 8, 2, 0, [0, 1, 2]);
        Assert.Equal("PICTURE_UNREADABLE", Reason(broken));
        Assert.Equal("PICTURE_TOO_LARGE", Reason(Png(100_000, 100_000, 8, 2, 0, [0])));
    }

    private static string Reason(byte[] file) =>
        Assert.Throws<ApiException>(() => PictureDecoder.DecodePngOnWhite(file)).Violations.Single().Reason;

    private static string Hex(byte[] pixels) => string.Join(' ', pixels.Chunk(3).Select(Convert.ToHexString));

    private static byte[] Png(int width, int height, byte depth, byte kind, byte interlace, byte[] rows)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            zlib.Write(rows);
        }

        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9], header[12]) = (depth, kind, interlace);
        return
        [
            0x89,
            .. "PNG\r\n"u8,
            0x1A,
            (byte)'\n',
            .. Chunk("IHDR", header),
            .. kind == 3 ? Chunk("PLTE", [255, 0, 0, 255, 255, 255, 0, 255, 0]) : [],
            .. Chunk("IDAT", packed.ToArray()),
            .. Chunk("IEND", []),
        ];
    }

    private static byte[] Chunk(string type, byte[] data)
    {
        var (length, crc) = (new byte[4], new byte[4]);
        BinaryPrimitives.WriteInt32BigEndian(length, data.Length);
        byte[] body = [.. Encoding.ASCII.GetBytes(type), .. data];
        BinaryPrimitives.WriteUInt32BigEndian(crc, Crc32.HashToUInt32(body));
        return [.. length, .. body, .. crc];
    }
}

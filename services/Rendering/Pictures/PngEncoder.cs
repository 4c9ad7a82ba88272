using System.Buffers;
using System.Buffers.Binary;
using System.IO.Hashing;
using Disclosure.Rendering.Compression;

namespace Disclosure.Rendering.Pictures;

/// <summary>Writes a PNG (ISO/IEC 15948) of three bytes a pixel, the same bytes on every machine.</summary>
internal static class PngEncoder
{
    public static byte[] Write(ReadOnlySpan<byte> pixels, int width, int height)
    {
        var output = new ArrayBufferWriter<byte>();
        output.Write<byte>([0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10]);
        Span<byte> header = stackalloc byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], height);
        (header[8], header[9], header[10], header[11], header[12]) = (8, 2, 0, 0, 0);
        WriteChunk(output, "IHDR"u8, header);
        WriteChunk(output, "IDAT"u8, ZlibCompressor.Compress(Rows(pixels, width * 3, height)));
        WriteChunk(output, "IEND"u8, []);
        return output.WrittenSpan.ToArray();
    }

    // Each as the difference from the one above, which packs far better than the colours themselves.
    private static byte[] Rows(ReadOnlySpan<byte> pixels, int length, int height)
    {
        const byte up = 2;
        var rows = new byte[(length + 1) * height];
        for (var y = 0; y < height; y++)
        {
            var row = rows.AsSpan(y * (length + 1), length + 1);
            row[0] = up;
            for (var i = 0; i < length; i++)
            {
                var above = y > 0 ? pixels[((y - 1) * length) + i] : 0;
                row[i + 1] = (byte)(pixels[(y * length) + i] - above);
            }
        }

        return rows;
    }

    private static void WriteChunk(ArrayBufferWriter<byte> output, ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        BinaryPrimitives.WriteInt32BigEndian(output.GetSpan(4), data.Length);
        output.Advance(4);
        var start = output.WrittenCount;
        output.Write(type);
        output.Write(data);
        var crc = Crc32.HashToUInt32(output.WrittenSpan[start..]);
        BinaryPrimitives.WriteUInt32BigEndian(output.GetSpan(4), crc);
        output.Advance(4);
    }
}

using System.Buffers.Binary;
using System.Text;

namespace Disclosure.Narrative.Tests.Domain.Pictures;

/// <summary>The parts of pictures that readers look at, with a note inside that must not be kept.</summary>
internal static class Samples
{
    public static byte[] Of(string mediaType, int width, int height, string note) =>
        mediaType switch
        {
            "image/png" =>
            [
                0x89,
                .. "PNG\r\n\x1a\n"u8,
                .. Chunk("IHDR", [.. Big(width), .. Big(height), 8, 2, 0, 0, 0]),
                .. Chunk("tEXt", Encoding.Latin1.GetBytes(note)),
                .. Chunk("IDAT", [1, 2, 3]),
                .. Chunk("IEND", []),
            ],
            "image/jpeg" =>
            [
                0xFF,
                0xD8,
                .. Segment(0xE0, [.. "JFIF\0"u8, 1, 1, 0, 0, 1, 0, 1, 0, 0]),
                .. Segment(0xE1, [.. "Exif\0\0"u8, .. Encoding.Latin1.GetBytes(note)]),
                .. Segment(
                    0xC0,
                    [8, (byte)(height >> 8), (byte)height, (byte)(width >> 8), (byte)width, 1, 1, 0x11, 0]
                ),
                .. Segment(0xDA, [1, 1, 0, 0, 63, 0]),
                1,
                2,
                3,
                0xFF,
                0xD9,
            ],
            _ => Riff([
                .. Little("VP8X", [0b0010_1100, 0, 0, 0, .. Three(width - 1), .. Three(height - 1)]),
                .. Little("VP8 ", [1, 2, 3, 4]),
                .. Little("EXIF", Encoding.Latin1.GetBytes(note)),
            ]),
        };

    private static byte[] Chunk(string type, byte[] data) =>
        [.. Big(data.Length), .. Encoding.ASCII.GetBytes(type), .. data, 0, 0, 0, 0];

    private static byte[] Segment(byte marker, byte[] data) =>
        [0xFF, marker, (byte)((data.Length + 2) >> 8), (byte)(data.Length + 2), .. data];

    private static byte[] Little(string type, byte[] data) =>
        [.. Encoding.ASCII.GetBytes(type), .. LittleEndian(data.Length), .. data, .. new byte[data.Length & 1]];

    private static byte[] Riff(byte[] chunks) =>
        [.. "RIFF"u8, .. LittleEndian(chunks.Length + 4), .. "WEBP"u8, .. chunks];

    private static byte[] Three(int value) => [(byte)value, (byte)(value >> 8), (byte)(value >> 16)];

    private static byte[] Big(int value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        return bytes;
    }

    private static byte[] LittleEndian(int value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, value);
        return bytes;
    }
}

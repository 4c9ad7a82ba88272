using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Disclosure.Rendering.Packaging;

/// <summary>The records of a ZIP of stored parts, with a fixed time: its bytes depend on the parts alone.</summary>
internal static class ZipRecords
{
    // 1980-01-01, the first day of the format.
    private const ushort Date = (1 << 5) | 1;
    private const ushort Version = 20;
    private const ushort Utf8Names = 0x0800;
    private const int CommonLength = 26;

    /// <summary>Before each part.</summary>
    public static void WriteLocal(IBufferWriter<byte> bytes, string path, uint crc, uint size)
    {
        var name = Encoding.UTF8.GetBytes(path);
        bytes.Write("PK\x03\x04"u8);
        WriteCommon(bytes, crc, size, (ushort)name.Length);
        bytes.Write(name);
    }

    /// <summary>In the directory behind all parts.</summary>
    public static void WriteCentral(IBufferWriter<byte> bytes, string path, uint crc, uint size, uint offset)
    {
        var name = Encoding.UTF8.GetBytes(path);
        Span<byte> rest = stackalloc byte[14];
        rest.Clear();
        BinaryPrimitives.WriteUInt32LittleEndian(rest[10..], offset);
        bytes.Write("PK\x01\x02\x14\x00"u8);
        WriteCommon(bytes, crc, size, (ushort)name.Length);
        bytes.Write(rest);
        bytes.Write(name);
    }

    /// <summary>Behind the directory.</summary>
    public static void WriteEnd(IBufferWriter<byte> bytes, ushort count, uint directory, uint start)
    {
        Span<byte> end = stackalloc byte[22];
        end.Clear();
        BinaryPrimitives.WriteUInt32LittleEndian(end, 0x06054B50);
        BinaryPrimitives.WriteUInt16LittleEndian(end[8..], count);
        BinaryPrimitives.WriteUInt16LittleEndian(end[10..], count);
        BinaryPrimitives.WriteUInt32LittleEndian(end[12..], directory);
        BinaryPrimitives.WriteUInt32LittleEndian(end[16..], start);
        bytes.Write(end);
    }

    // The fields that the local and the central header share, from "version needed" to the lengths.
    private static void WriteCommon(IBufferWriter<byte> bytes, uint crc, uint size, ushort nameLength)
    {
        Span<byte> head = stackalloc byte[CommonLength];
        head.Clear();
        BinaryPrimitives.WriteUInt16LittleEndian(head, Version);
        BinaryPrimitives.WriteUInt16LittleEndian(head[2..], Utf8Names);
        BinaryPrimitives.WriteUInt16LittleEndian(head[8..], Date);
        BinaryPrimitives.WriteUInt32LittleEndian(head[10..], crc);
        BinaryPrimitives.WriteUInt32LittleEndian(head[14..], size);
        BinaryPrimitives.WriteUInt32LittleEndian(head[18..], size);
        BinaryPrimitives.WriteUInt16LittleEndian(head[22..], nameLength);
        bytes.Write(head);
    }
}

using System.Buffers;
using System.Buffers.Binary;
using System.IO.Hashing;
using System.Text;

namespace Disclosure.Rendering.Writing;

/// <summary>
/// A ZIP of stored parts with a fixed time: its bytes depend on the parts alone. Compressors differ between versions and
/// processors, and a report's package is small.
/// </summary>
internal sealed class StoredZip
{
    // 1980-01-01, the first day of the format.
    private const ushort Date = (1 << 5) | 1;
    private const ushort Version = 20;
    private const ushort Utf8Names = 0x0800;

    private readonly ArrayBufferWriter<byte> _bytes = new(256 * 1024);
    private readonly ArrayBufferWriter<byte> _directory = new(1024);
    private ushort _count;

    /// <summary>Adds a part; the order of adding is the order in the file.</summary>
    public StoredZip Add(string name, ReadOnlySpan<byte> content)
    {
        var crc = Crc32.HashToUInt32(content);
        var path = Encoding.UTF8.GetBytes(name);
        var offset = (uint)_bytes.WrittenCount;
        Span<byte> head = stackalloc byte[26];
        WriteCommon(head, crc, (uint)content.Length, (ushort)path.Length);
        _bytes.Write("PK\x03\x04"u8);
        _bytes.Write(head);
        _bytes.Write(path);
        _bytes.Write(content);

        Span<byte> entry = stackalloc byte[16];
        entry.Clear();
        BinaryPrimitives.WriteUInt32LittleEndian(entry[12..], offset);
        _directory.Write("PK\x01\x02\x14\x00"u8);
        _directory.Write(head);
        _directory.Write(entry[2..]);
        _directory.Write(path);
        _count++;
        return this;
    }

    public byte[] ToArray()
    {
        var start = (uint)_bytes.WrittenCount;
        _bytes.Write(_directory.WrittenSpan);
        Span<byte> end = stackalloc byte[22];
        end.Clear();
        BinaryPrimitives.WriteUInt32LittleEndian(end, 0x06054B50);
        BinaryPrimitives.WriteUInt16LittleEndian(end[8..], _count);
        BinaryPrimitives.WriteUInt16LittleEndian(end[10..], _count);
        BinaryPrimitives.WriteUInt32LittleEndian(end[12..], (uint)_directory.WrittenCount);
        BinaryPrimitives.WriteUInt32LittleEndian(end[16..], start);
        _bytes.Write(end);
        return _bytes.WrittenSpan.ToArray();
    }

    // The fields that the local and the central header share, from "version needed" to the lengths.
    private static void WriteCommon(Span<byte> head, uint crc, uint length, ushort pathLength)
    {
        head.Clear();
        BinaryPrimitives.WriteUInt16LittleEndian(head, Version);
        BinaryPrimitives.WriteUInt16LittleEndian(head[2..], Utf8Names);
        BinaryPrimitives.WriteUInt16LittleEndian(head[8..], Date);
        BinaryPrimitives.WriteUInt32LittleEndian(head[10..], crc);
        BinaryPrimitives.WriteUInt32LittleEndian(head[14..], length);
        BinaryPrimitives.WriteUInt32LittleEndian(head[18..], length);
        BinaryPrimitives.WriteUInt16LittleEndian(head[22..], pathLength);
    }
}

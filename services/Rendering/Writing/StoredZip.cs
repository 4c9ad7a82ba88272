using System.Buffers;
using System.IO.Hashing;

namespace Disclosure.Rendering.Writing;

/// <summary>
/// A ZIP of stored parts in memory. Compressors differ between versions and processors, and a report's package is small.
/// </summary>
internal sealed class StoredZip
{
    private readonly ArrayBufferWriter<byte> _bytes = new(256 * 1024);
    private readonly ArrayBufferWriter<byte> _directory = new(1024);
    private ushort _count;

    /// <summary>Adds a part; the order of adding is the order in the file.</summary>
    public StoredZip Add(string name, ReadOnlySpan<byte> content)
    {
        var crc = Crc32.HashToUInt32(content);
        ZipRecords.WriteCentral(_directory, name, crc, (uint)content.Length, (uint)_bytes.WrittenCount);
        ZipRecords.WriteLocal(_bytes, name, crc, (uint)content.Length);
        _bytes.Write(content);
        _count++;
        return this;
    }

    public byte[] ToArray()
    {
        var start = (uint)_bytes.WrittenCount;
        _bytes.Write(_directory.WrittenSpan);
        ZipRecords.WriteEnd(_bytes, _count, (uint)_directory.WrittenCount, start);
        return _bytes.WrittenSpan.ToArray();
    }
}

using System.IO.Hashing;
using Disclosure.Rendering.Markup;

namespace Disclosure.Rendering.Packaging;

/// <summary>
/// A ZIP of stored parts in memory. Compressors differ between versions and processors, and a report's package is small.
/// </summary>
internal sealed class StoredZipArchive : IDisposable
{
    private readonly PooledByteBuffer _bytes = new(256 * 1024);
    private readonly PooledByteBuffer _directory = new(4096);
    private ushort _count;

    /// <summary>Adds a part; the order of adding is the order in the file.</summary>
    public StoredZipArchive Add(string name, ReadOnlySpan<byte> content)
    {
        var crc = Crc32.HashToUInt32(content);
        ZipRecords.WriteCentral(_directory, name, crc, (uint)content.Length, (uint)_bytes.Written.Length);
        ZipRecords.WriteLocal(_bytes, name, crc, (uint)content.Length);
        _bytes.Write(content);
        _count++;
        return this;
    }

    /// <summary>Adds markup, which is done with then.</summary>
    public StoredZipArchive Add(string name, MarkupBuffer content)
    {
        using (content)
        {
            return Add(name, content.Written);
        }
    }

    public void Dispose()
    {
        _bytes.Dispose();
        _directory.Dispose();
    }

    public byte[] ToArray()
    {
        var start = (uint)_bytes.Written.Length;
        _bytes.Write(_directory.Written);
        ZipRecords.WriteEnd(_bytes, _count, (uint)_directory.Written.Length, start);
        return _bytes.Written.ToArray();
    }
}

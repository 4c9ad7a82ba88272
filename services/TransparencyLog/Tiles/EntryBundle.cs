using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;

namespace Disclosure.TransparencyLog.Tiles;

/// <summary>Up to 256 entries in one file, each after its length in two bytes, big-endian (c2sp.org/tlog-tiles).</summary>
public static class EntryBundle
{
    /// <summary>Most bytes that an entry may have.</summary>
    public const int MaxEntryBytes = ushort.MaxValue;

    /// <summary>Writes entries into a bundle.</summary>
    /// <exception cref="ArgumentException">There are more than 256 entries, or one is too long.</exception>
    public static byte[] Write(IReadOnlyCollection<byte[]> entries)
    {
        if (entries.Count > TilePath.FullWidth || entries.Any(e => e.Length > MaxEntryBytes))
        {
            throw new ArgumentException($"A bundle has {TilePath.FullWidth} entries of {MaxEntryBytes} bytes at most.");
        }

        var bytes = new byte[entries.Sum(e => sizeof(ushort) + e.Length)];
        var target = bytes.AsSpan();
        foreach (var entry in entries)
        {
            BinaryPrimitives.WriteUInt16BigEndian(target, (ushort)entry.Length);
            entry.CopyTo(target[sizeof(ushort)..]);
            target = target[(sizeof(ushort) + entry.Length)..];
        }

        return bytes;
    }

    /// <summary>Reads a bundle; false where it ends within an entry or has more than 256.</summary>
    public static bool TryRead(ReadOnlySpan<byte> bundle, [NotNullWhen(true)] out IReadOnlyList<byte[]>? entries)
    {
        entries = null;
        var read = new List<byte[]>();
        while (bundle.Length > 0)
        {
            if (
                read.Count == TilePath.FullWidth
                || bundle.Length < sizeof(ushort)
                || BinaryPrimitives.ReadUInt16BigEndian(bundle) is var length && bundle.Length - sizeof(ushort) < length
            )
            {
                return false;
            }

            read.Add(bundle.Slice(sizeof(ushort), length).ToArray());
            bundle = bundle[(sizeof(ushort) + length)..];
        }

        entries = read;
        return true;
    }
}

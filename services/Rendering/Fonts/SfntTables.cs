using System.Buffers.Binary;
using System.Text;

namespace Disclosure.Rendering.Fonts;

/// <summary>The tables of a font file.</summary>
internal static class SfntTables
{
    /// <summary>A table's bytes; empty where there is none.</summary>
    public static ReadOnlySpan<byte> Table(ReadOnlySpan<byte> file, string tag)
    {
        // Tags are four ASCII letters, padded with a space, such as "CFF ".
        var wanted = BinaryPrimitives.ReadUInt32BigEndian(Encoding.ASCII.GetBytes(tag));
        var count = BinaryPrimitives.ReadUInt16BigEndian(file[4..]);
        // The directory: records of 16 bytes behind a header of 12.
        for (var i = 0; i < count; i++)
        {
            var entry = file.Slice(12 + (16 * i), 16);
            // Linear: a font has some fifteen tables.
            if (BinaryPrimitives.ReadUInt32BigEndian(entry) == wanted)
            {
                var offset = (int)BinaryPrimitives.ReadUInt32BigEndian(entry[8..]);
                return file.Slice(offset, (int)BinaryPrimitives.ReadUInt32BigEndian(entry[12..]));
            }
        }

        return default;
    }
}

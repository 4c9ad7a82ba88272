using System.Buffers.Binary;
using System.Text;
using HarfBuzzSharp;

namespace Disclosure.Rendering.Fonts;

/// <summary>The PostScript name in a face's name table.</summary>
internal static class FontName
{
    // nameID 6 (OpenType, chapter name).
    private const int PostScriptId = 6;

    /// <summary>Null where the face has none that PDF could write as a name.</summary>
    public static string? PostScript(Face face)
    {
        using var blob = face.ReferenceTable(Tag.Parse("name"));
        var table = blob.AsSpan();
        if (table.Length < 6)
        {
            // No name table, or a damaged one: the caller takes the file's name.
            return null;
        }

        var count = BinaryPrimitives.ReadUInt16BigEndian(table[2..]);
        var storage = BinaryPrimitives.ReadUInt16BigEndian(table[4..]);
        for (var i = 0; i < count && 6 + (12 * (i + 1)) <= table.Length; i++)
        {
            var record = table.Slice(6 + (12 * i), 12);
            // Offsets count from the storage area behind the records.
            var start = storage + BinaryPrimitives.ReadUInt16BigEndian(record[10..]);
            var length = BinaryPrimitives.ReadUInt16BigEndian(record[8..]);
            // Broken records are skipped and never read beyond the table.
            if (BinaryPrimitives.ReadUInt16BigEndian(record[6..]) != PostScriptId || start + length > table.Length)
            {
                continue;
            }

            // Platform 1 is Macintosh with one byte a character; the others here are UTF-16.
            var isMac = BinaryPrimitives.ReadUInt16BigEndian(record) == 1;
            var name = (isMac ? Encoding.Latin1 : Encoding.BigEndianUnicode).GetString(table.Slice(start, length));
            // A PDF name of other characters would need escapes that some readers get wrong.
            if (name.Length > 0 && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.'))
            {
                return name;
            }
        }

        return null;
    }
}

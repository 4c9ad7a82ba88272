using System.Buffers.Binary;
using System.Text;
using HarfBuzzSharp;

namespace Disclosure.Rendering.Fonts;

/// <summary>The PostScript name in a face's name table.</summary>
internal static class FontName
{
    private const int PostScriptId = 6;

    /// <summary>Null where the face has none that PDF could write as a name.</summary>
    public static string? PostScript(Face face)
    {
        using var blob = face.ReferenceTable(Tag.Parse("name"));
        var table = blob.AsSpan();
        if (table.Length < 6)
        {
            return null;
        }

        var count = BinaryPrimitives.ReadUInt16BigEndian(table[2..]);
        var storage = BinaryPrimitives.ReadUInt16BigEndian(table[4..]);
        for (var i = 0; i < count && 6 + (12 * (i + 1)) <= table.Length; i++)
        {
            var record = table.Slice(6 + (12 * i), 12);
            var start = storage + BinaryPrimitives.ReadUInt16BigEndian(record[10..]);
            var length = BinaryPrimitives.ReadUInt16BigEndian(record[8..]);
            if (BinaryPrimitives.ReadUInt16BigEndian(record[6..]) != PostScriptId || start + length > table.Length)
            {
                continue;
            }

            var isMac = BinaryPrimitives.ReadUInt16BigEndian(record) == 1;
            var name = (isMac ? Encoding.Latin1 : Encoding.BigEndianUnicode).GetString(table.Slice(start, length));
            if (name.Length > 0 && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.'))
            {
                return name;
            }
        }

        return null;
    }
}

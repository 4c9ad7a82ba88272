using System.Buffers.Binary;
using HarfBuzzSharp;

namespace Disclosure.Rendering.Fonts;

/// <summary>The few numbers that page formats ask of a face's tables (OpenType, chapters head, hhea, OS/2, post).</summary>
/// <param name="IsEmbeddable">The licence bits allow it.</param>
internal readonly record struct FontTables(
    int UnitsPerEm,
    (int Left, int Bottom, int Right, int Top) Box,
    int Ascent,
    int Descent,
    int CapHeight,
    double ItalicAngle,
    bool IsEmbeddable,
    bool IsCff
)
{
    // OS/2.fsType: embedding is restricted by licence.
    private const int Restricted = 0x0002;

    // Fields that a short table lacks read as 0.
    public static FontTables Read(Face face)
    {
        var head = Table(face, "head");
        var hhea = Table(face, "hhea");
        var os2 = Table(face, "OS/2");
        var post = Table(face, "post");
        // Offsets are those of the OpenType tables: head.xMin to yMax at 36 to 42.
        return new(
            face.UnitsPerEm,
            (Signed(head, 36), Signed(head, 38), Signed(head, 40), Signed(head, 42)),
            Signed(hhea, 4),
            Signed(hhea, 6),
            Signed(os2, 88) is > 0 and var height ? height : Signed(hhea, 4) * 4 / 5,
            post.Length >= 8 ? BinaryPrimitives.ReadInt32BigEndian(post.AsSpan(4)) / 65536.0 : 0,
            (Signed(os2, 8) & 0x000F) != Restricted,
            Table(face, "CFF ").Length > 0
        );
    }

    // A copy: the blob is freed at once.
    private static byte[] Table(Face face, string tag)
    {
        using var blob = face.ReferenceTable(Tag.Parse(tag));
        return blob.AsSpan().ToArray();
    }

    private static int Signed(byte[] table, int offset) =>
        offset + 2 <= table.Length ? BinaryPrimitives.ReadInt16BigEndian(table.AsSpan(offset)) : 0;
}

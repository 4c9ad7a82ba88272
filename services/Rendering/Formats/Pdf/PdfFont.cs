using Disclosure.Rendering.Fonts;
using Disclosure.Rendering.Layout.Pages;

namespace Disclosure.Rendering.Formats.Pdf;

/// <summary>A face cut to a document's glyphs. The first character that a glyph stood for is the one it gives everywhere.</summary>
/// <param name="name">Its name in content.</param>
/// <remarks>One a face and document.</remarks>
internal sealed class PdfFont(FontUsage usage, FontSubset subset, string name)
{
    /// <summary>Its name in content streams, such as <c>F1</c>.</summary>
    public string Name => name;

    private FontFace Face => usage.Face;

    /// <summary>The two-byte code that shows a glyph.</summary>
    public int CodeOf(int glyph) => subset.CharacterCodes[glyph];

    /// <summary>Whether a glyph, copied out of the page, gives its own text; else the page must say what it is.</summary>
    public bool IsMappedToUnicode(in PlacedGlyph glyph) =>
        glyph.Spelling is null && usage.Characters[glyph.Glyph] == glyph.Character;

    /// <summary>Writes the font; the answer is its number (ISO 32000-1, 9.7).</summary>
    public int Write(PdfObjectWriter objects, PdfFontPrograms programs)
    {
        var baseName = $"{Letters()}+{Face.Name}";
        // The program comes compressed from the cache: the same subset in many documents is compressed once.
        var program = objects.AddCompressed(ProgramEntries().Written, programs.Compressed(subset));
        var descriptor = objects.Add(Descriptor(baseName, program));
        var descendant = new PdfBuffer()
            .Raw(Face.Tables.IsCff ? "<</Type/Font/Subtype/CIDFontType0"u8 : "<</Type/Font/Subtype/CIDFontType2"u8)
            .Raw("/BaseFont/"u8)
            .Ascii(baseName)
            // Identity: codes are CIDs, and CIDs are glyphs of the subset.
            .Raw("/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor "u8)
            .Reference(descriptor)
            .Raw(Face.Tables.IsCff ? default : "/CIDToGIDMap/Identity"u8);
        var cid = objects.Add(Widths(descendant).Raw(">>"u8));
        // Without it neither search nor copying would find text.
        var toUnicode = objects.AddStream(default, ToUnicodeMap.Write(Characters()).Written);
        return objects.Add(
            new PdfBuffer()
                .Raw("<</Type/Font/Subtype/Type0/BaseFont/"u8)
                .Ascii(baseName)
                .Raw("/Encoding/Identity-H/DescendantFonts["u8)
                .Reference(cid)
                .Raw("]/ToUnicode "u8)
                .Reference(toUnicode)
                .Raw(">>"u8)
        );
    }

    // CFF is embedded bare, TrueType as a font file.
    private PdfBuffer ProgramEntries() =>
        Face.Tables.IsCff
            ? new PdfBuffer().Raw("/Subtype/CIDFontType0C"u8)
            : new PdfBuffer().Raw("/Length1 "u8).Number(subset.Program.Length);

    // ISO 32000-1, 9.8; flag 4 is "symbolic", since codes are glyphs.
    private PdfBuffer Descriptor(string baseName, int program)
    {
        var tables = Face.Tables;
        const int Em = 1000;
        return new PdfBuffer()
            .Raw("<</Type/FontDescriptor/FontName/"u8)
            .Ascii(baseName)
            .Raw("/Flags 4/FontBBox["u8)
            .Number(Face.Scale(tables.Box.Left, Em))
            .Raw(" "u8)
            .Number(Face.Scale(tables.Box.Bottom, Em))
            .Raw(" "u8)
            .Number(Face.Scale(tables.Box.Right, Em))
            .Raw(" "u8)
            .Number(Face.Scale(tables.Box.Top, Em))
            .Raw("]/ItalicAngle "u8)
            // Decimal counts thousandths, and the angle is in degrees.
            .Decimal((long)(tables.ItalicAngle * 1000))
            .Raw("/Ascent "u8)
            .Number(Face.Scale(tables.Ascent, Em))
            .Raw("/Descent "u8)
            .Number(Face.Scale(tables.Descent, Em))
            .Raw("/CapHeight "u8)
            .Number(Face.Scale(tables.CapHeight, Em))
            // StemV is asked for and not known; 80 is usual for text faces.
            .Raw("/StemV 80/"u8)
            .Raw(tables.IsCff ? "FontFile3 "u8 : "FontFile2 "u8)
            .Reference(program)
            .Raw(">>"u8);
    }

    // Those that are not of one em, runs of neighbouring codes together.
    private PdfBuffer Widths(PdfBuffer buffer)
    {
        buffer.Raw("/DW 1000/W["u8);
        // No code is -1, so the first one always opens an array.
        var previous = -2;
        foreach (
            var (code, width) in Codes().Select(c => (c.Code, Width: Face.WidthOf(c.Glyph))).Where(c => c.Width != 1000)
        )
        {
            if (code != previous + 1)
            {
                buffer.Raw(previous < 0 ? default : "]"u8).Number(code).Raw("["u8);
            }
            else
            {
                buffer.Raw(" "u8);
            }

            buffer.Number(width);
            previous = code;
        }

        return buffer.Raw(previous < 0 ? "]"u8 : "]]"u8);
    }

    private IEnumerable<(int Code, int Character)> Characters() =>
        Codes().Select(c => (c.Code, usage.Characters[c.Glyph]));

    private IEnumerable<(int Code, int Glyph)> Codes() =>
        usage.Characters.Keys.Select(g => (Code: CodeOf(g), Glyph: g)).OrderBy(c => c.Code);

    // Six letters that tell this subset from others of the face (9.6.4).
    private string Letters()
    {
        // Same subset, same letters: the file must be the same at every run. XxHash is quick and need not be secure.
        var hash = System.IO.Hashing.XxHash32.HashToUInt32(subset.File);
        return string.Create(
            6,
            hash,
            static (letters, hash) =>
            {
                foreach (ref var letter in letters)
                {
                    letter = (char)('A' + (hash % 26));
                    hash /= 26;
                }
            }
        );
    }
}

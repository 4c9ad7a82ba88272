using System.Text;
using HarfBuzzSharp;

namespace Disclosure.Rendering.Fonts;

/// <summary>One face of a font file, mapped into memory. Safe to use from many threads.</summary>
internal sealed class FontFace : IDisposable
{
    // Characters of a page of the cache: 256 code points share one array that is made when first needed.
    private const int PageSize = 256;
    private const int Unknown = -1;

    // Ligatures join letters into one glyph, which could not be copied letter by letter.
    private static readonly Feature[] s_features = [.. new[] { "liga", "clig", "dlig", "calt" }.Select(Off)];

    private readonly Blob _blob;
    private readonly Font _font;

    // Caches are filled without a lock: two threads at worst look up the same value and write it twice.
    private readonly int[]?[] _glyphs = new int[]?[(0x10FFFF / PageSize) + 1];
    private readonly int[] _advances;
    private readonly EmptyHalves[] _halves;

    private FontFace(Blob blob, Face face, string path, int index)
    {
        (_blob, Face, Path, Index) = (blob, face, path, index);
        _font = new Font(face);
        _font.SetFunctionsOpenType();
        Tables = FontTables.Read(face);
        _advances = new int[face.GlyphCount];
        _halves = new EmptyHalves[face.GlyphCount];
        Array.Fill(_halves, EmptyHalves.Unknown);
        Array.Fill(_advances, Unknown);
        Name = FontName.PostScript(face) ?? System.IO.Path.GetFileNameWithoutExtension(path);
    }

    /// <summary>File that the face came from.</summary>
    public string Path { get; }

    /// <summary>Place in a collection, from 0; 0 in a file with one face.</summary>
    public int Index { get; }

    /// <summary>PostScript name.</summary>
    public string Name { get; }

    public FontTables Tables { get; }

    public Face Face { get; }

    /// <summary>Loads a face; null where the file is no font of that many faces.</summary>
    /// <param name="index">Place in a collection, from 0.</param>
    public static FontFace? Load(string path, int index)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        // Mapped and not read: a collection has tens of megabytes, of which a report touches little.
        var blob = Blob.FromFile(path);
        var face = new Face(blob, index);
        if (face.GlyphCount > 0 && index < blob.FaceCount)
        {
            // HarfBuzz may be asked from many threads about what is immutable.
            face.MakeImmutable();
            return new(blob, face, path, index);
        }

        face.Dispose();
        blob.Dispose();
        return null;
    }

    /// <summary>The glyph of a character; 0 where the face lacks it.</summary>
    /// <remarks>Glyph 0 is .notdef, by which callers see that the face lacks the character.</remarks>
    public int GlyphOf(Rune character)
    {
        var page = _glyphs[character.Value / PageSize] ??= NewPage();
        ref var glyph = ref page[character.Value % PageSize];
        return glyph != Unknown
            ? glyph
            : glyph = _font.TryGetGlyph((uint)character.Value, out var found) ? (int)found : 0;
    }

    /// <summary>How far a glyph advances, in units of the face.</summary>
    public int AdvanceOf(int glyph)
    {
        ref var advance = ref _advances[glyph];
        return advance != Unknown ? advance : advance = _font.GetHorizontalGlyphAdvance((uint)glyph);
    }

    /// <summary>Which halves of an em a glyph leaves free; most faces draw ？ in the left half, some in the middle.</summary>
    public EmptyHalves EmptyHalvesOf(int glyph)
    {
        ref var halves = ref _halves[glyph];
        return halves != EmptyHalves.Unknown ? halves : halves = MeasureHalves(glyph);
    }

    /// <summary>The same in thousandths of the size, as PDF counts widths.</summary>
    public int WidthOf(int glyph) => Round(AdvanceOf(glyph) * 1000L, Tables.UnitsPerEm);

    /// <summary>A number in units of the face at a size.</summary>
    public int Scale(int units, int size) => Round((long)units * size, Tables.UnitsPerEm);

    /// <summary>The glyph of a character in a column that is read from top to bottom.</summary>
    public int VerticalGlyphOf(Rune character)
    {
        // Shaping and not a table: forms for vertical text come from the feature vert.
        using var buffer = new HarfBuzzSharp.Buffer { Direction = Direction.TopToBottom };
        buffer.AddUtf32([character.Value]);
        // Guesses script and language; the direction is set again, since the guess is from left to right.
        buffer.GuessSegmentProperties();
        buffer.Direction = Direction.TopToBottom;
        _font.Shape(buffer);
        // One character gives one glyph here; Codepoint is its index after shaping.
        return (int)buffer.GlyphInfos[0].Codepoint;
    }

    /// <summary>Shapes letters of one script: kerning and marks. Ligatures stay apart, so that each glyph keeps its letter.</summary>
    public void Shape(HarfBuzzSharp.Buffer buffer) => _font.Shape(buffer, s_features);

    public void Dispose()
    {
        _font.Dispose();
        Face.Dispose();
        _blob.Dispose();
    }

    // What reaches a little over the middle still leaves its half free.
    private EmptyHalves MeasureHalves(int glyph)
    {
        // Without extents nothing is known of its halves.
        if (!_font.TryGetGlyphExtents((uint)glyph, out var ink))
        {
            return EmptyHalves.None;
        }

        // Reach: a sixteenth of the em.
        var (half, reach) = (Tables.UnitsPerEm / 2, Tables.UnitsPerEm / 16);
        return (ink.XBearing >= half - reach ? EmptyHalves.Left : EmptyHalves.None)
            | (ink.XBearing + ink.Width <= half + reach ? EmptyHalves.Right : EmptyHalves.None);
    }

    private static Feature Off(string feature) => new(Tag.Parse(feature), 0, 0, uint.MaxValue);

    // Half away from zero, in integers: floating point could differ between machines.
    private static int Round(long value, int by) =>
        (int)(value >= 0 ? (value + (by / 2)) / by : -((-value + (by / 2)) / by));

    private static int[] NewPage()
    {
        var page = new int[PageSize];
        Array.Fill(page, Unknown);
        return page;
    }
}

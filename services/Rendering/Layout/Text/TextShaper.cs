using System.Text;
using Disclosure.Form;
using Disclosure.Rendering.Fonts;
using HarfBuzzSharp;

namespace Disclosure.Rendering.Layout.Text;

/// <summary>
/// Makes type of text: faces character by character, letters by HarfBuzz. Ideographs, their punctuation and digits are
/// never shaped: each has its one glyph, which is looked up.
/// </summary>
internal sealed class TextShaper(FontPicker faces) : IDisposable
{
    // Scripts whose letters change by their neighbours all lie below.
    private const int FirstUnshaped = 0x2000;

    // Tags and further variation selectors: nothing to see.
    private const int FirstInvisible = 0xE0000;

    private readonly HarfBuzzSharp.Buffer _buffer = new();

    /// <summary>The picker, which records substitutions and missing characters.</summary>
    public FontPicker Faces => faces;

    public void Dispose() => _buffer.Dispose();

    /// <summary>Shapes runs of text in a style.</summary>
    public List<ShapedGlyph> Shape(IReadOnlyList<TextRun> runs, TextStyle style)
    {
        var sorts = new List<ShapedGlyph>(runs.Sum(r => r.Text.Length));
        foreach (var run in runs)
        {
            Shape(TextCleaner.Clean(run.Text), run.Bold, style, sorts);
        }

        if (!style.KeepsTypedSpaces)
        {
            PunctuationSpacing.LevelTypedSpaces(sorts, style.Em);
        }

        return sorts;
    }

    /// <summary>Shapes plain text in a style.</summary>
    public List<ShapedGlyph> Shape(string text, TextStyle style) => Shape([new TextRun(text)], style);

    private void Shape(string text, bool bold, TextStyle style, List<ShapedGlyph> sorts)
    {
        for (var i = 0; i < text.Length; )
        {
            var rune = RuneAt(text, i);
            if (NeedsShaping(rune) && faces.Pick(style.Role, rune) is var (face, drawn) && drawn == rune)
            {
                var start = i;
                do
                {
                    i += RuneAt(text, i).Utf16SequenceLength;
                } while (i < text.Length && Continues(RuneAt(text, i), face, style));

                ShapeLetters(text.AsSpan(start..i), face, bold, style, sorts);
                continue;
            }

            i += rune.Utf16SequenceLength;
            if (rune.Value < FirstInvisible)
            {
                sorts.Add(Single(rune, bold, style));
            }
        }
    }

    private bool Continues(Rune rune, FontFace face, TextStyle style) =>
        NeedsShaping(rune) && (face.GlyphOf(rune) != 0 && faces.Pick(style.Role, rune).Face == face);

    private static bool NeedsShaping(Rune rune) =>
        rune.Value < FirstUnshaped && rune.Value is not (' ' or >= '0' and <= '9');

    // An ideograph takes the advance of the grid, not that of its glyph.
    private ShapedGlyph Single(Rune rune, bool bold, TextStyle style)
    {
        var (face, drawn) = faces.Pick(style.Role, rune);
        var glyph = face.GlyphOf(drawn);
        var advance = face.AdvanceOf(glyph);
        var width = advance == face.Tables.UnitsPerEm ? style.Em : face.Scale(advance, style.Size);
        var spelling = drawn == rune ? null : rune.ToString();
        return new(face, glyph, width, default, drawn.Value, spelling, ClassOf(rune, face, glyph), bold);
    }

    // A mark that its face draws in the middle has no empty half to give.
    private static CharacterClass ClassOf(Rune rune, FontFace face, int glyph) =>
        CharacterClassifier.Classify(rune) switch
        {
            CharacterClass.Close when !face.EmptyHalvesOf(glyph).HasFlag(EmptyHalves.Right) => CharacterClass.Trailing,
            CharacterClass.Open when !face.EmptyHalvesOf(glyph).HasFlag(EmptyHalves.Left) => CharacterClass.Leading,
            var other => other,
        };

    private void ShapeLetters(
        ReadOnlySpan<char> letters,
        FontFace face,
        bool bold,
        TextStyle style,
        List<ShapedGlyph> sorts
    )
    {
        _buffer.ClearContents();
        _buffer.AddUtf16(letters);
        _buffer.GuessSegmentProperties();
        // Right-to-left words are set in the order of reading too: a page here runs one way.
        _buffer.Direction = Direction.LeftToRight;
        face.Shape(_buffer);
        var infos = _buffer.GetGlyphInfoSpan();
        var places = _buffer.GetGlyphPositionSpan();
        for (var i = 0; i < infos.Length; i++)
        {
            var start = (int)infos[i].Cluster;
            var end = i + 1 < infos.Length ? (int)infos[i + 1].Cluster : letters.Length;
            var isFirst = i == 0 || infos[i - 1].Cluster != infos[i].Cluster;
            for (var next = i + 1; next < infos.Length && end == start; next++)
            {
                end = next + 1 < infos.Length ? (int)infos[next + 1].Cluster : letters.Length;
            }

            var text = letters[start..end];
            var rune = RuneAt(text, 0);
            var isOne = isFirst && rune.Utf16SequenceLength == text.Length;
            sorts.Add(
                new(
                    face,
                    (int)infos[i].Codepoint,
                    face.Scale(places[i].XAdvance, style.Size),
                    (face.Scale(places[i].XOffset, style.Size), face.Scale(places[i].YOffset, style.Size)),
                    rune.Value,
                    isOne ? null
                        : isFirst ? text.ToString()
                        : "",
                    CharacterClassifier.Classify(rune),
                    bold
                )
            );
        }
    }

    // A half of a pair that has lost its other half is a character that no face has.
    private static Rune RuneAt(ReadOnlySpan<char> text, int index)
    {
        Rune.DecodeFromUtf16(text[index..], out var rune, out _);
        return rune;
    }
}

using Disclosure.Rendering.Fonts;

namespace Disclosure.Rendering.Layout.Pages;

/// <summary>Glyphs of one face on one baseline.</summary>
/// <param name="X">Where the first begins.</param>
/// <param name="Y">The baseline.</param>
/// <param name="Glyphs">At least one.</param>
internal sealed record PageText(
    StructureTag? Tag,
    FontFace Face,
    int Size,
    bool Bold,
    int X,
    int Y,
    IReadOnlyList<PlacedGlyph> Glyphs
) : PageItem(Tag)
{
    public int Width => Glyphs.Sum(g => g.Advance);

    /// <summary>The text that the glyphs stand for.</summary>
    public string Text => string.Concat(Glyphs.Select(g => g.Text));
}

/// <summary>One glyph of the face.</summary>
/// <param name="Advance">From its origin to the next one's.</param>
/// <param name="Character">The Unicode character that it stands for.</param>
/// <param name="Spelling">The text, where that is not just the character; empty on further glyphs of one text.</param>
internal readonly record struct PlacedGlyph(int Glyph, int Advance, int Character, string? Spelling)
{
    // Empty and null differ: an empty spelling belongs to the glyph before it.
    public string Text => Spelling ?? char.ConvertFromUtf32(Character);
}

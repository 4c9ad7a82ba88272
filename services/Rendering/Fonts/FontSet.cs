using System.Text;

namespace Disclosure.Rendering.Fonts;

/// <summary>One face a role, and the order in which faces are asked for what another lacks.</summary>
/// <param name="Substitutions">Roles whose own face is not to be had.</param>
internal sealed record FontSet(
    IReadOnlyList<FontFace> Faces,
    IReadOnlyList<FontFace> Order,
    IReadOnlyList<FontSubstitution> Substitutions
)
{
    // Letters of all scripts that are written in letters.
    // Everything up to U+1FFF: Latin, Greek, Cyrillic and other alphabets. Signs such as — and ideographs come later.
    private const int LastLetter = 0x1FFF;

    /// <summary>The face that is meant to draw a character: those of 仿宋 and 楷体 are made for ideographs alone.</summary>
    /// <remarks>Free 仿宋 and 楷体 have poor Latin letters; 细宋体 is as thin as they are.</remarks>
    public FontFace Preferred(FontRole role, Rune character) =>
        character.Value <= LastLetter && IsThin(role) ? Faces[(int)FontRole.LightSong] : Faces[(int)role];

    /// <summary>The nearest face that has a character which its own lacks; null where none has.</summary>
    public FontFace? FindFallback(FontRole role, Rune character) =>
        // The same weight first, then the common order.
        IsThin(role) && Faces[(int)FontRole.LightSong] is var light && light.GlyphOf(character) != 0
            ? light
            : Order.FirstOrDefault(f => f.GlyphOf(character) != 0);

    private static bool IsThin(FontRole role) => role is FontRole.FangSong or FontRole.Kai;
}

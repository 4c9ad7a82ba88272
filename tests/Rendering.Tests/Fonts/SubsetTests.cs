using System.Text;
using Disclosure.Rendering.Fonts;
using HarfBuzzSharp;

namespace Disclosure.Rendering.Tests.Fonts;

public sealed class SubsetTests
{
    public static TheoryData<FontRoleName> Roles => [.. FontRoles.All.Select(r => new FontRoleName(r.ToString()))];

    [Theory, MemberData(nameof(Roles))]
    public void A_subset_draws_its_characters_and_has_a_code_for_each_glyph(FontRoleName role)
    {
        var face = TestFonts.Library.Faces.Faces[(int)Enum.Parse<FontRole>(role.Name)];
        var characters = "政府信息公开2023，。".EnumerateRunes().Distinct().Where(c => face.GlyphOf(c) != 0).ToArray();
        var subset = TestFonts.Subsets.Get(face, characters.Select(face.GlyphOf));
        Assert.InRange(subset.File.Length, 1_000, 20_000);
        using var blob = Blob.FromStream(new MemoryStream(subset.File));
        using var cut = new Face(blob, 0);
        using var font = new Font(cut);
        foreach (var character in characters)
        {
            Assert.True(font.TryGetGlyph((uint)character.Value, out var glyph));
            Assert.Equal((int)glyph, subset.Glyphs[face.GlyphOf(character)]);
            Assert.Equal(face.AdvanceOf(face.GlyphOf(character)), font.GetHorizontalGlyphAdvance(glyph));
        }

        Assert.Equal(characters.Length, subset.CharacterCodes.Values.Distinct().Count());
    }

    [Fact]
    public void Common_and_rare_characters_give_the_same_kind_of_subset()
    {
        var face = TestFonts.Library.Faces.Faces[(int)FontRole.Song];
        var subset = TestFonts.Subsets.Get(face, "政堃𫖯".EnumerateRunes().Select(face.GlyphOf));
        // Noto's CIDs are its glyphs, whatever the road to the subset.
        Assert.All(subset.CharacterCodes, c => Assert.Equal(c.Key, c.Value));
        Assert.Equal(3, subset.CharacterCodes.Count);
    }

    [Fact]
    public void The_same_glyphs_are_cut_once()
    {
        var face = TestFonts.Library.Faces.Faces[(int)FontRole.Kai];
        int[] glyphs = [face.GlyphOf(new Rune('政')), face.GlyphOf(new Rune('府'))];
        Assert.Same(TestFonts.Subsets.Get(face, glyphs), TestFonts.Subsets.Get(face, glyphs.Reverse()));
    }

    /// <summary>A role by its name: the enum is internal.</summary>
    public sealed record FontRoleName(string Name);
}

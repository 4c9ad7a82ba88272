namespace Disclosure.Rendering.Layout.Text;

/// <summary>What lies between two pieces of type.</summary>
/// <param name="Adjustment">Added to the width, negative where punctuation closes up.</param>
/// <param name="Shrink">How much may be taken away besides.</param>
/// <param name="CanStretch">Whether a line may be widened here.</param>
internal readonly record struct GlyphSpacing(int Adjustment, int Shrink, bool CanStretch);

/// <summary>Room between pieces of type: punctuation compressed, a little air between ideographs and letters.</summary>
internal static class PunctuationSpacing
{
    public static GlyphSpacing Between(in ShapedGlyph left, in ShapedGlyph right, int em)
    {
        var half = em / 2;
        if (!right.StartsCluster)
        {
            return default;
        }

        // ，“ and ）。 and （《: two halves that are empty stand side by side.
        if (IsWide(left, em) && IsWide(right, em))
        {
            if (left.Class == CharacterClass.Close && right.Class is CharacterClass.Close or CharacterClass.Open)
            {
                return new(-half, 0, right.Class == CharacterClass.Open);
            }

            if (left.Class == CharacterClass.Open && right.Class == CharacterClass.Open)
            {
                return new(-half, 0, false);
            }
        }

        var shrink =
            (left.Class == CharacterClass.Close && IsWide(left, em) ? half : 0)
            + (right.Class == CharacterClass.Open && IsWide(right, em) ? half : 0);
        if (shrink > 0)
        {
            return new(0, Math.Min(shrink, half), true);
        }

        return (left.Class, right.Class) switch
        {
            (CharacterClass.Space, _) or (_, CharacterClass.Space) => new(0, 0, true),
            (CharacterClass.Ideograph, CharacterClass.Digit or CharacterClass.Letter) => new(em / 8, em / 8, true),
            (CharacterClass.Digit or CharacterClass.Letter, CharacterClass.Ideograph) => new(em / 8, em / 8, true),
            (CharacterClass.Digit or CharacterClass.Letter, CharacterClass.Digit or CharacterClass.Letter) => default,
            (CharacterClass.Digit, CharacterClass.Trailing) or (CharacterClass.Leading, CharacterClass.Digit) =>
                default,
            (CharacterClass.Dash, CharacterClass.Dash) => default,
            _ => new(0, 0, true),
        };
    }

    /// <summary>What an opening mark may lose at the start of a line.</summary>
    public static int ShrinkAtStart(in ShapedGlyph sort, int em) =>
        sort.Class == CharacterClass.Open && IsWide(sort, em) ? em / 2 : 0;

    /// <summary>What a closing mark may lose at the end of a line.</summary>
    public static int ShrinkAtEnd(in ShapedGlyph sort, int em) =>
        sort.Class == CharacterClass.Close && IsWide(sort, em) ? em / 2 : 0;

    private static bool IsWide(in ShapedGlyph sort, int em) => sort.Width == em;
}

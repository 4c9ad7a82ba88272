namespace Disclosure.Rendering.Layout.Text;

/// <summary>What lies between two pieces of type.</summary>
/// <param name="Adjustment">Added to the width, negative where punctuation closes up.</param>
/// <param name="Reserve">What empty halves of marks could give where a column is too narrow for the line.</param>
/// <param name="IsFlexible">Whether the gap is one of those that make a line even.</param>
internal readonly record struct GlyphSpacing(int Adjustment, int Reserve, bool IsFlexible);

/// <summary>Room between pieces of type: punctuation closed up by rule, one gap between ideographs and letters or digits.</summary>
internal static class PunctuationSpacing
{
    public static GlyphSpacing Between(in ShapedGlyph left, in ShapedGlyph right, int em)
    {
        var half = em / 2;
        if (!right.StartsCluster)
        {
            return default;
        }

        // ，“ and ）。 and （《: two halves that are empty stand side by side, and one is enough.
        var (hasEmptyRight, hasEmptyLeft) = (
            left.Class == CharacterClass.Close && IsWide(left, em),
            right.Class == CharacterClass.Open && IsWide(right, em)
        );
        if (
            hasEmptyRight && right.Class is CharacterClass.Close or CharacterClass.Open && IsWide(right, em)
            || hasEmptyLeft && left.Class == CharacterClass.Open && IsWide(left, em)
        )
        {
            return new(-half, 0, true);
        }

        if (hasEmptyRight || hasEmptyLeft)
        {
            return new(0, half, true);
        }

        if (IsIdeograph(left) ? IsOfWord(right, em) : IsOfWord(left, em) && IsIdeograph(right))
        {
            return new(LineTolerance.ScriptGap(em), 0, true);
        }

        return (left.Class, right.Class) switch
        {
            (CharacterClass.Digit or CharacterClass.Letter, CharacterClass.Digit or CharacterClass.Letter) => default,
            (CharacterClass.Digit, CharacterClass.Trailing) or (CharacterClass.Leading, CharacterClass.Digit) =>
                default,
            (CharacterClass.Dash, CharacterClass.Dash) or (_, CharacterClass.Space) => default,
            _ => new(0, 0, true),
        };
    }

    /// <summary>
    /// A space that was typed between an ideograph and a word or number is the gap that would be there anyway, and beside the empty
    /// half of a mark nothing at all: with or without it, text looks the same.
    /// </summary>
    public static void LevelTypedSpaces(List<ShapedGlyph> sorts, int em)
    {
        for (var i = 1; i + 1 < sorts.Count; i++)
        {
            if (sorts[i].Class != CharacterClass.Space)
            {
                continue;
            }

            var (left, right) = (sorts[i - 1], sorts[i + 1]);
            if (IsIdeograph(left) ? IsOfWord(right, em) : IsOfWord(left, em) && IsIdeograph(right))
            {
                sorts[i] = sorts[i] with { Width = LineTolerance.ScriptGap(em) };
            }
            else if (ShrinkAtEnd(left, em) > 0 || ShrinkAtStart(right, em) > 0)
            {
                sorts[i] = sorts[i] with { Width = 0 };
            }
        }
    }

    /// <summary>What an opening mark loses at the start of a line that is not the first.</summary>
    public static int ShrinkAtStart(in ShapedGlyph sort, int em) =>
        sort.Class == CharacterClass.Open && IsWide(sort, em) ? em / 2 : 0;

    /// <summary>What a closing mark loses at the end of a filled line.</summary>
    public static int ShrinkAtEnd(in ShapedGlyph sort, int em) =>
        sort.Class == CharacterClass.Close && IsWide(sort, em) ? em / 2 : 0;

    private static bool IsIdeograph(in ShapedGlyph sort) => sort.Class == CharacterClass.Ideograph;

    // Letters and digits, and the signs of a number that are as narrow: 99.87%.
    private static bool IsOfWord(in ShapedGlyph sort, int em) =>
        sort.Class is CharacterClass.Digit or CharacterClass.Letter
        || sort.Class is CharacterClass.Trailing or CharacterClass.Leading && !IsWide(sort, em);

    private static bool IsWide(in ShapedGlyph sort, int em) => sort.Width == em;
}

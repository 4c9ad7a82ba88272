namespace Disclosure.Rendering.Layout.Text;

/// <summary>What the gaps of a line can take.</summary>
/// <param name="Flexible">Gaps that make the line even.</param>
/// <param name="BetweenScripts">Those of them between an ideograph and a letter or digit.</param>
/// <param name="WordSpaces">Those of them that are spaces between words.</param>
/// <param name="Reserve">What the empty halves of marks inside the line can give.</param>
internal readonly record struct LineGaps(int Flexible, int BetweenScripts, int WordSpaces, long Reserve)
{
    public long Widening(int em) => (long)Flexible * LineTolerance.Widening(em);

    public long FurtherWidening(int em) => (long)(Flexible - BetweenScripts) * LineTolerance.FurtherWidening(em);

    public long WordSpaceWidening(int em) => (long)WordSpaces * LineTolerance.WordSpaceWidening(em);

    public long Narrowing(int em) => (long)Flexible * LineTolerance.Narrowing(em);

    /// <summary>With one more gap, after a sort.</summary>
    public LineGaps With(in ShapedGlyph sort, in GlyphSpacing gap) =>
        new(
            Flexible + (gap.IsFlexible ? 1 : 0),
            BetweenScripts + (gap.IsFlexible && gap.Adjustment > 0 ? 1 : 0),
            WordSpaces + (gap.IsFlexible && sort.Class == CharacterClass.Space ? 1 : 0),
            Reserve + gap.Reserve
        );

    // Gaps of a stretch are the difference of two running sums.
    public static LineGaps operator -(in LineGaps all, in LineGaps before) =>
        new(
            all.Flexible - before.Flexible,
            all.BetweenScripts - before.BetweenScripts,
            all.WordSpaces - before.WordSpaces,
            all.Reserve - before.Reserve
        );
}

namespace Disclosure.Rendering.Layout.Text;

/// <summary>What it costs to set a line, so that line breaking can compare ways to break a paragraph.</summary>
internal static class LineDemerits
{
    /// <summary>A last line of a single character.</summary>
    public const long Orphan = 1_200;

    /// <summary>A line that cannot be set within its width.</summary>
    public const long Overfull = 10_000_000;

    // Gaps that are widened or narrowed as far as they may be; less costs less, by the square. Then what they take besides.
    private const long FullTolerance = 1_000;
    private const long FurtherTolerance = 2_000;

    // A line that does not reach the right edge, and one whose punctuation is squeezed: only where nothing else is left.
    private const long Ragged = 4_000;
    private const long Squeezed = 4_500;

    /// <param name="spare">Of the line's room; at least 0.</param>
    public static long OfShortLine(long spare, in LineGaps gaps, int em)
    {
        var room = gaps.Widening(em);
        if (spare <= room)
        {
            // Squared: one wide gap is worse than two half as wide.
            return spare == 0 ? 0 : FullTolerance * spare / room * spare / room;
        }

        var (rest, further) = (spare - room, gaps.FurtherWidening(em) + gaps.WordSpaceWidening(em));
        if (rest <= further)
        {
            return FullTolerance + (FurtherTolerance * rest / further);
        }

        // In tenths of an em.
        var share = spare * 10 / em;
        return Ragged + (share * share);
    }

    /// <param name="excess">Over the line's room; more than 0.</param>
    public static long OfLongLine(long excess, in LineGaps gaps, int em)
    {
        var room = gaps.Narrowing(em);
        return excess <= room ? FullTolerance * excess / room * excess / room
            // Marks inside the line may lose their empty halves before it is given up.
            : excess - room <= gaps.Reserve ? Squeezed + (FullTolerance * (excess - room) / gaps.Reserve)
            : Overfull + excess;
    }
}

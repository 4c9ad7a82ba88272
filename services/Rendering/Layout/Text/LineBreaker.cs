namespace Disclosure.Rendering.Layout.Text;

/// <summary>A line of a paragraph: the sorts from Start up to End.</summary>
internal readonly record struct LineSpan(int Start, int End);

/// <summary>
/// Divides a paragraph into lines so that the paragraph as a whole is set best: of all ways to break it the one whose
/// gaps depart least from those of the grid (after Knuth and Plass).
/// </summary>
internal static class LineBreaker
{
    // More pieces never stand in one line; bounds the work on characters without width.
    private const int MaxGlyphsPerLine = 512;

    /// <param name="width">Of a line.</param>
    /// <param name="indent">Left free before the first line.</param>
    public static List<LineSpan> Break(IReadOnlyList<ShapedGlyph> sorts, int em, int width, int indent)
    {
        if (sorts.Count == 0)
        {
            return [];
        }

        // Measures are summed up once; each line is a difference of two sums.
        var metrics = new ParagraphMetrics(sorts, em, width - indent);
        var places = metrics.Breakpoints;
        // costs[end]: the cheapest way to set everything up to that break.
        var costs = new long[places.Count];
        var from = new int[places.Count];
        for (var end = 1; end < places.Count; end++)
        {
            costs[end] = long.MaxValue;
            for (var start = end - 1; start >= 0; start--)
            {
                // Only the first line is indented.
                var room = places[start].Index == 0 ? width - indent : width;
                var isLast = end == places.Count - 1;
                var line = metrics.Cost(places[start].Index, places[end].Index, room, isLast);
                // Longer lines only get worse, unless nothing else was found yet.
                var isTooLong = line >= LineDemerits.Overfull;
                if (isTooLong && costs[end] != long.MaxValue)
                {
                    break;
                }

                var cost = costs[start] + line + places[end].Penalty;
                if (cost < costs[end])
                {
                    (costs[end], from[end]) = (cost, start);
                }

                if (isTooLong || places[end].Index - places[start].Index > MaxGlyphsPerLine)
                {
                    break;
                }
            }
        }

        var lines = new List<LineSpan>();
        // Back along the best breaks.
        for (var end = places.Count - 1; end > 0; end = from[end])
        {
            lines.Add(new(places[from[end]].Index, places[end].Index));
        }

        lines.Reverse();
        return lines;
    }

    /// <summary>The widest piece that will not be broken.</summary>
    public static int WidestUnbreakableRun(IReadOnlyList<ShapedGlyph> sorts, int em)
    {
        var (widest, width) = (0, 0);
        for (var i = 0; i < sorts.Count; i++)
        {
            width += sorts[i].Width;
            if (i + 1 == sorts.Count || LineBreakRules.PenaltyAfter(sorts, i) != LineBreakRules.Never)
            {
                // Punctuation at the ends of a line may lose its empty half.
                widest = Math.Max(widest, width - PunctuationSpacing.ShrinkAtEnd(sorts[i], em));
                width = 0;
            }
            else
            {
                width += PunctuationSpacing.Between(sorts[i], sorts[i + 1], em).Adjustment;
            }
        }

        return widest;
    }
}

namespace Disclosure.Rendering.Layout.Text;

/// <summary>A line of a paragraph: the sorts from Start up to End.</summary>
internal readonly record struct LineSpan(int Start, int End);

/// <summary>
/// Divides a paragraph into lines so that the paragraph as a whole is set best: of all ways to break it the one whose
/// lines are stretched and compressed least (after Knuth and Plass).
/// </summary>
internal static class LineBreaker
{
    // More pieces never stand in one line; bounds the work on characters without width.
    private const int MaxGlyphsPerLine = 512;

    // A line that cannot be set within its width.
    private const long Overfull = 10_000_000;

    // A single character left over on the last line.
    private const long Orphan = 400;

    /// <param name="width">Of a line.</param>
    /// <param name="indent">Left free before the first line.</param>
    public static List<LineSpan> Break(IReadOnlyList<ShapedGlyph> sorts, int em, int width, int indent)
    {
        if (sorts.Count == 0)
        {
            return [];
        }

        var metrics = new ParagraphMetrics(sorts, em, width - indent);
        var places = metrics.Breakpoints;
        var costs = new long[places.Count];
        var from = new int[places.Count];
        for (var end = 1; end < places.Count; end++)
        {
            costs[end] = long.MaxValue;
            for (var start = end - 1; start >= 0; start--)
            {
                var room = places[start].Index == 0 ? width - indent : width;
                var isLast = end == places.Count - 1;
                var line = metrics.Cost(places[start].Index, places[end].Index, room, isLast);
                var isTooLong = line >= Overfull;
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
        }

        return widest;
    }

    /// <summary>Sums from the start of the paragraph, so that any line is measured by two look-ups.</summary>
    private sealed class ParagraphMetrics
    {
        private readonly IReadOnlyList<ShapedGlyph> _sorts;
        private readonly int _em;
        private readonly long[] _width;
        private readonly long[] _shrink;
        private readonly int[] _stretches;

        public ParagraphMetrics(IReadOnlyList<ShapedGlyph> sorts, int em, int room)
        {
            (_sorts, _em) = (sorts, em);
            _width = new long[sorts.Count + 1];
            _shrink = new long[sorts.Count + 1];
            _stretches = new int[sorts.Count + 1];
            for (var i = 0; i < sorts.Count; i++)
            {
                var gap = i + 1 < sorts.Count ? PunctuationSpacing.Between(sorts[i], sorts[i + 1], em) : default;
                _width[i + 1] = _width[i] + sorts[i].Width + gap.Adjustment;
                _shrink[i + 1] = _shrink[i] + gap.Shrink;
                _stretches[i + 1] = _stretches[i] + (gap.CanStretch ? 1 : 0);
            }

            Breakpoints = FindBreakpoints(room);
        }

        /// <summary>Where lines may begin and end, the two ends of the paragraph among them.</summary>
        public List<(int Index, int Penalty)> Breakpoints { get; }

        public long Cost(int start, int end, int room, bool isLast)
        {
            // Spaces at the end of a line do not count, nor what lies between this line and the next.
            while (end > start + 1 && _sorts[end - 1].Class == CharacterClass.Space)
            {
                end--;
            }

            var last = _sorts[end - 1];
            var width = _width[end - 1] - _width[start] + last.Width;
            if (width <= room)
            {
                if (isLast)
                {
                    return start > 0 && end - start <= 2 && last.Class != CharacterClass.Ideograph || end - start == 1
                        ? Orphan
                        : 0;
                }

                var stretches = _stretches[end - 1] - _stretches[start];
                var each = (room - width) / Math.Max(1, stretches);
                var share = each * 1000 / _em;
                return share * share / 100;
            }

            var shrink =
                _shrink[end - 1]
                - _shrink[start]
                + PunctuationSpacing.ShrinkAtEnd(last, _em)
                + (start > 0 ? PunctuationSpacing.ShrinkAtStart(_sorts[start], _em) : 0);
            var need = width - room;
            if (need > shrink)
            {
                return Overfull + need;
            }

            var used = need * 100 / shrink;
            return used * used / 100;
        }

        private List<(int Index, int Penalty)> FindBreakpoints(int room)
        {
            var places = new List<(int Index, int Penalty)>(_sorts.Count + 1) { (0, 0) };
            for (var i = 0; i < _sorts.Count; i++)
            {
                var penalty = i + 1 == _sorts.Count ? 0 : LineBreakRules.PenaltyAfter(_sorts, i);
                if (penalty == LineBreakRules.Never)
                {
                    continue;
                }

                if (_width[i] + _sorts[i].Width - _width[places[^1].Index] > room)
                {
                    AddEmergencyBreaks(places, i);
                }

                places.Add((i + 1, penalty));
            }

            return places;
        }

        // A piece wider than a line may break between any two of its characters.
        private void AddEmergencyBreaks(List<(int Index, int Penalty)> places, int end)
        {
            for (var i = places[^1].Index + 1; i <= end; i++)
            {
                if (_sorts[i].StartsCluster)
                {
                    places.Add((i, LineBreakRules.EmergencyBreak));
                }
            }
        }
    }
}

namespace Disclosure.Rendering.Layout.Text;

/// <summary>Sums from the start of the paragraph, so that any line of it is measured by a few look-ups.</summary>
internal sealed class ParagraphMetrics
{
    private readonly IReadOnlyList<ShapedGlyph> _sorts;
    private readonly int _em;
    private readonly long[] _width;
    private readonly LineGaps[] _gaps;

    /// <param name="room">Of the narrowest line: what is wider may be torn.</param>
    public ParagraphMetrics(IReadOnlyList<ShapedGlyph> sorts, int em, int room)
    {
        (_sorts, _em) = (sorts, em);
        _width = new long[sorts.Count + 1];
        _gaps = new LineGaps[sorts.Count + 1];
        for (var i = 0; i < sorts.Count; i++)
        {
            var gap = i + 1 < sorts.Count ? PunctuationSpacing.Between(sorts[i], sorts[i + 1], em) : default;
            _width[i + 1] = _width[i] + sorts[i].Width + gap.Adjustment;
            _gaps[i + 1] = _gaps[i].With(sorts[i], gap);
        }

        Breakpoints = FindBreakpoints(room);
    }

    /// <summary>Where lines may begin and end, the two ends of the paragraph among them.</summary>
    public List<(int Index, int Penalty)> Breakpoints { get; }

    /// <summary>The demerits of a line.</summary>
    public long Cost(int start, int end, int room, bool isLast)
    {
        // Spaces at the end of a line do not count, nor what lies between this line and the next.
        while (end > start + 1 && _sorts[end - 1].Class == CharacterClass.Space)
        {
            end--;
        }

        var last = _sorts[end - 1];
        var width =
            _width[end - 1]
            - _width[start]
            + last.Width
            - PunctuationSpacing.ShrinkAtEnd(last, _em)
            - (start > 0 ? PunctuationSpacing.ShrinkAtStart(_sorts[start], _em) : 0);
        var gaps = _gaps[end - 1] - _gaps[start];
        return width > room ? LineDemerits.OfLongLine(width - room, gaps, _em)
            : !isLast ? LineDemerits.OfShortLine(room - width, gaps, _em)
            : start > 0 && IsSingleCharacter(start, end) ? LineDemerits.Orphan
            : 0;
    }

    // One character, whatever marks follow it.
    private bool IsSingleCharacter(int start, int end)
    {
        var characters = 0;
        for (var i = start; i < end && characters < 2; i++)
        {
            characters += _sorts[i].Class is CharacterClass.Close or CharacterClass.Open ? 0 : 1;
        }

        return characters < 2;
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

namespace Disclosure.Rendering.Layout.Text;

/// <summary>
/// Shares what a line has too much or too little among its gaps: what is missing is taken from the empty halves of
/// punctuation; what is left over goes first to spaces and to the air around letters and digits, then to every gap.
/// </summary>
internal readonly ref struct LineJustifier
{
    private readonly int[] _after;
    private readonly int _start;

    public LineJustifier(IReadOnlyList<ShapedGlyph> sorts, LineSpan line, int em, int spare)
    {
        _start = line.Start;
        _after = new int[line.End - line.Start];
        var stretches = new List<int>(_after.Length);
        var airs = new List<int>();
        var shrinks = new int[_after.Length];
        for (var i = line.Start; i + 1 < line.End; i++)
        {
            var gap = PunctuationSpacing.Between(sorts[i], sorts[i + 1], em);
            _after[i - _start] = gap.Adjustment;
            shrinks[i - _start] = gap.Shrink;
            if (gap.CanStretch)
            {
                stretches.Add(i - _start);
                if (gap.Adjustment > 0 || sorts[i].Class == CharacterClass.Space)
                {
                    airs.Add(i - _start);
                }
            }
        }

        if (spare >= 0)
        {
            var air = Math.Min(spare, airs.Count * em / 8);
            Distribute(air, airs);
            Distribute(spare - air, stretches);
            return;
        }

        shrinks[^1] = PunctuationSpacing.ShrinkAtEnd(sorts[line.End - 1], em);
        StartOffset = Compress(
            -spare,
            shrinks,
            line.Start > 0 ? PunctuationSpacing.ShrinkAtStart(sorts[line.Start], em) : 0
        );
    }

    /// <summary>How far the line begins left of its room: an opening mark's empty half.</summary>
    public int StartOffset { get; }

    public int SpacingAfter(int index) => index - _start < _after.Length ? _after[index - _start] : 0;

    private void Distribute(int amount, List<int> among)
    {
        for (var i = 0; i < among.Count; i++)
        {
            _after[among[i]] += (int)(((long)amount * (i + 1) / among.Count) - ((long)amount * i / among.Count));
        }
    }

    // In proportion to what each place can give; the answer is the share of the start.
    private int Compress(int need, int[] shrinks, int atStart)
    {
        long all = atStart;
        foreach (var shrink in shrinks)
        {
            all += shrink;
        }

        if (all == 0)
        {
            return 0;
        }

        long given = atStart;
        var first = (int)Math.Min(atStart, need * given / all);
        for (var i = 0; i < shrinks.Length; i++)
        {
            var before = need * given / all;
            given += shrinks[i];
            _after[i] -= (int)Math.Min(shrinks[i], (need * given / all) - before);
        }

        return first;
    }
}

namespace Disclosure.Rendering.Layout.Text;

/// <summary>
/// Makes a line as wide as its room by the same change of all its gaps. What is more than the eye forgives goes to spaces
/// between words; a line that is still short stays so, and one that is too long for a narrow column gives the empty halves of marks.
/// </summary>
internal readonly ref struct LineJustifier
{
    private readonly int[] _after;
    private readonly int _start;

    /// <param name="spare">Of the room; negative where the line is too long; 0 for a line that stays as it is.</param>
    public LineJustifier(IReadOnlyList<ShapedGlyph> sorts, LineSpan line, int em, int spare)
    {
        _start = line.Start;
        _after = new int[line.End - line.Start];
        var (gaps, inScript, wordSpaces) = (
            new List<int>(_after.Length),
            new List<int>(_after.Length),
            new List<int>()
        );
        var capacity = default(LineGaps);
        var reserves = new int[_after.Length];
        for (var i = line.Start; i + 1 < line.End; i++)
        {
            var gap = PunctuationSpacing.Between(sorts[i], sorts[i + 1], em);
            _after[i - _start] = gap.Adjustment;
            reserves[i - _start] = gap.Reserve;
            var before = capacity;
            capacity = capacity.With(sorts[i], gap);
            AddTo(gaps, i, capacity.Flexible > before.Flexible);
            AddTo(inScript, i, capacity.Flexible - capacity.BetweenScripts > before.Flexible - before.BetweenScripts);
            AddTo(wordSpaces, i, capacity.WordSpaces > before.WordSpaces);
        }

        if (spare < 0)
        {
            var narrowing = Math.Max(spare, -capacity.Narrowing(em));
            Distribute(narrowing, gaps);
            Squeeze(narrowing - spare, reserves);
            return;
        }

        var widening = Math.Min(spare, capacity.Widening(em));
        var further = Math.Min(spare - widening, capacity.FurtherWidening(em));
        if (spare - widening - further <= capacity.WordSpaceWidening(em))
        {
            Distribute(widening, gaps);
            Distribute(further, inScript);
            Distribute(spare - widening - further, wordSpaces);
        }
    }

    public int SpacingAfter(int index) => index - _start < _after.Length ? _after[index - _start] : 0;

    private void AddTo(List<int> places, int index, bool isOne)
    {
        if (isOne)
        {
            places.Add(index - _start);
        }
    }

    private void Distribute(long amount, List<int> among)
    {
        for (var i = 0; i < among.Count; i++)
        {
            _after[among[i]] += (int)((amount * (i + 1) / among.Count) - (amount * i / among.Count));
        }
    }

    // In proportion to what each place can give.
    private void Squeeze(long need, int[] reserves)
    {
        long all = 0;
        foreach (var reserve in reserves)
        {
            all += reserve;
        }

        long given = 0;
        for (var i = 0; all > 0 && i < reserves.Length; i++)
        {
            var before = need * given / all;
            given += reserves[i];
            _after[i] -= (int)Math.Min(reserves[i], (need * given / all) - before);
        }
    }
}

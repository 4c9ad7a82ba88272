using Disclosure.Form.References;

namespace Disclosure.Claims.Comparison;

/// <summary>Shares, growth rates and differences stated in prose, worked out again from the numbers beside them or the cells.</summary>
internal static class RatioCheck
{
    public static IEnumerable<ArithmeticDiscrepancy> Find(
        string text,
        IReadOnlyList<Token> tokens,
        IReadOnlyList<Claim> claims,
        ReferenceSheets? figures
    )
    {
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens[i] is { Kind: TokenKind.Number, Quantity: { IsExact: true } stated })
            {
                var (share, direction, isTo) = WordsBefore(tokens, i);
                var found =
                    stated.Unit == QuantityUnit.Percent && share ? Share(text, tokens, i)
                    : direction != 0 && !isTo ? Change(text, tokens, i, direction, claims, figures)
                    : null;
                if (found is not null)
                {
                    yield return found;
                }
            }
        }
    }

    private static (bool Share, int Direction, bool IsTo) WordsBefore(IReadOnlyList<Token> tokens, int at)
    {
        var (share, direction, isTo) = (false, 0, false);
        for (var i = at - 1; i >= 0 && tokens[i].Kind is TokenKind.Word; i--)
        {
            share |= tokens[i].Meaning == WordMeaning.Share;
            isTo |= tokens[i].Meaning == WordMeaning.ChangeTo;
            direction = tokens[i].Meaning switch
            {
                WordMeaning.Increase => 1,
                WordMeaning.Decrease => -1,
                _ => direction,
            };
        }

        return (share, direction, isTo);
    }

    // 741件，占98.93%: of the number before it in the whole that the list is of.
    private static ArithmeticDiscrepancy? Share(string text, IReadOnlyList<Token> tokens, int at)
    {
        var part = NumberBefore(tokens, at);
        if (part < 0 || !tokens[part].Quantity.IsExact || tokens[part].Quantity.Unit == QuantityUnit.Percent)
        {
            return null;
        }

        var stated = tokens[at].Quantity;
        var value = tokens[part].Quantity;
        Quantity? whole = null;
        for (var i = part - 1; i >= 0 && tokens[i].Kind != TokenKind.Stop; i--)
        {
            if (tokens[i].Kind != TokenKind.Number || tokens[i].Quantity.Unit != value.Unit)
            {
                continue;
            }

            var candidate = tokens[i].Quantity;
            if (candidate.Value > 0 && Percent(value.Value / candidate.Value, stated) == stated.Value)
            {
                return null;
            }

            whole = candidate.IsExact && candidate.Value >= value.Value && IsOpened(tokens, i) ? candidate : whole;
        }

        return whole is not { } denominator || denominator.Value == 0
            ? null
            : Differs(
                text,
                stated,
                Percent(value.Value / denominator.Value, stated),
                $"{value.Value:0.##} ÷ {denominator.Value:0.##}"
            );
    }

    private static bool IsOpened(IReadOnlyList<Token> tokens, int at) =>
        tokens[at + 1].Mark == '：'
        || tokens[at + 1].Meaning == WordMeaning.PartOf
        || (
            tokens[at + 1].Mark is '，' or '（' && at + 2 < tokens.Count && tokens[at + 2].Meaning == WordMeaning.PartOf
        );

    // 较上年增长20%, 增加6件: of the claim before it.
    private static ArithmeticDiscrepancy? Change(
        string text,
        IReadOnlyList<Token> tokens,
        int at,
        int direction,
        IReadOnlyList<Claim> claims,
        ReferenceSheets? figures
    )
    {
        var stated = tokens[at].Quantity;
        var (now, before, subject) = Compared(tokens, at, claims);
        if (now is null)
        {
            return null;
        }

        var bases = new List<(decimal Now, decimal Before)>();
        if (before is { } last)
        {
            bases.Add((now.Value, last));
        }
        else if (subject is not null && figures?.LastYear is not null)
        {
            foreach (var reading in subject.Readings)
            {
                if (reading.OfLastYear().Evaluate(figures) is (var value, EvaluationFailure.None))
                {
                    bases.Add((now.Value, value));
                    bases.AddRange(
                        reading.Evaluate(figures) is (var current, EvaluationFailure.None) ? [(current, value)] : []
                    );
                }
            }
        }

        var isPercent = stated.Unit == QuantityUnit.Percent;
        bases.RemoveAll(b => isPercent && b.Before == 0);
        if (bases.Count == 0 || bases.Exists(b => Recomputed(b, stated, direction) == stated.Value))
        {
            return null;
        }

        var (n, l) = bases[0];
        var expected = isPercent ? Percent((n - l) / l, stated) : n - l;
        var words = expected >= 0 ? "增长" : "下降";
        return new(
            stated.Start,
            stated.End,
            isPercent ? $"{expected}%" : $"{expected:0.##}",
            (direction < 0 ? "-" : "") + text[stated.Start..stated.End] + (isPercent ? "%" : ""),
            isPercent
                ? $"上年为 {l:0.##}，本年为 {n:0.##}，应为{words} {Math.Abs(expected)}%"
                : $"上年为 {l:0.##}，本年为 {n:0.##}，相差 {Math.Abs(expected):0.##}"
        )
        {
            Subjects = subject is null ? [] : [subject],
        };
    }

    private static decimal Recomputed((decimal Now, decimal Before) pair, Quantity stated, int direction) =>
        direction
        * (
            stated.Unit == QuantityUnit.Percent
                ? Percent((pair.Now - pair.Before) / pair.Before, stated)
                : pair.Now - pair.Before
        );

    // The number now and, where it is stated, the number before.
    private static (decimal? Now, decimal? Before, ClaimSubject? Subject) Compared(
        IReadOnlyList<Token> tokens,
        int at,
        IReadOnlyList<Claim> claims
    )
    {
        var from = at;
        while (from > 0 && tokens[from - 1].Kind != TokenKind.Stop)
        {
            from--;
        }

        var end = tokens[at].Start;
        var begin = tokens[from].Start;
        var said = SaidBetween(claims, begin, end);
        var stated = said.FindLast(c => !c.InWords && !c.Subject.OfLastYear);
        if (stated is null)
        {
            return FromTo(tokens, from, at);
        }

        // Another count in between, of something that no cell has, is what changed.
        for (var i = at - 1; i > from && tokens[i].Start > stated.Quantity.Start; i--)
        {
            if (
                tokens[i].Kind == TokenKind.Number
                && !IsChange(tokens, i)
                && !said.Exists(c => c.Quantity.Start == tokens[i].Start)
            )
            {
                return default;
            }
        }

        var last = said.FindLast(c => c.Subject.OfLastYear && c.Subject.Rows.SequenceEqual(stated.Subject.Rows));
        return (stated.Value, last?.Value, stated.Subject);
    }

    // Claims come sentence by sentence, so those of one sentence stand together.
    private static List<Claim> SaidBetween(IReadOnlyList<Claim> claims, int begin, int end)
    {
        var said = new List<Claim>();
        var last = claims.Count - 1;
        while (last >= 0 && claims[last].Quantity.Start >= end)
        {
            last--;
        }

        for (; last >= 0 && claims[last].Quantity.Start >= begin; last--)
        {
            said.Insert(0, claims[last]);
        }

        return said;
    }

    // 由10条增加到15条，增长50%
    private static (decimal? Now, decimal? Before, ClaimSubject? Subject) FromTo(
        IReadOnlyList<Token> tokens,
        int from,
        int at
    )
    {
        var now = NumberBefore(tokens, at);
        var before = now > from ? NumberBefore(tokens, now) : -1;
        if (before < from || !WordsBefore(tokens, now).IsTo)
        {
            return default;
        }

        var (a, b) = (tokens[before].Quantity, tokens[now].Quantity);
        return a.IsExact && b.IsExact && (a.Unit == b.Unit || a.Unit == QuantityUnit.None)
            ? (b.Value, a.Value, null)
            : default;
    }

    private static bool IsChange(IReadOnlyList<Token> tokens, int at) => WordsBefore(tokens, at).Direction != 0;

    private static int NumberBefore(IReadOnlyList<Token> tokens, int at)
    {
        for (var i = at - 1; i >= 0 && tokens[i].Kind != TokenKind.Stop; i--)
        {
            if (tokens[i].Kind == TokenKind.Number)
            {
                return i;
            }
        }

        return -1;
    }

    private static decimal Percent(decimal ratio, Quantity stated)
    {
        var places = stated.Step switch
        {
            1 => 0,
            0.1m => 1,
            0.01m => 2,
            _ => 3,
        };
        return ReferenceFormat.Round(ratio * 100, places);
    }

    private static ArithmeticDiscrepancy Differs(string text, Quantity stated, decimal expected, string formula) =>
        new(stated.Start, stated.End, $"{expected}%", text[stated.Start..stated.End] + "%", $"{formula} = {expected}%");
}

using Disclosure.Claims.Quantities;
using Disclosure.Claims.Subjects;
using Disclosure.Claims.Tokens;
using Disclosure.Form.References;

namespace Disclosure.Claims.Comparison;

/// <summary>Recomputes growth rates and differences stated in prose.</summary>
internal static class ChangeCheck
{
    /// <summary>
    /// 较上年增长20%, 增加6件: the change of the claim before it against last year's number, stated or in the cells. Null where it
    /// recomputes.
    /// </summary>
    /// <param name="direction">1 for an increase, -1 for a decrease.</param>
    /// <param name="text">The line that the tokens were cut from.</param>
    /// <param name="at">The place of the rate or difference in the tokens.</param>
    /// <param name="claims">All claims of the line.</param>
    /// <param name="sheets">For last year's figures; null where there are none.</param>
    public static ArithmeticDiscrepancy? Check(
        string text,
        IReadOnlyList<Token> tokens,
        int at,
        int direction,
        IReadOnlyList<Claim> claims,
        ReferenceSheets? sheets
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
            // A stated number of last year goes before the cells: the sentence must agree with itself first.
            bases.Add((now.Value, last));
        }
        else if (subject is not null && sheets?.LastYear is not null)
        {
            foreach (var reading in subject.Readings)
            {
                if (reading.OfLastYear().Evaluate(sheets) is (var value, EvaluationFailure.None))
                {
                    bases.Add((now.Value, value));
                    bases.AddRange(
                        reading.Evaluate(sheets) is (var current, EvaluationFailure.None) ? [(current, value)] : []
                    );
                }
            }
        }

        var isPercent = stated.Unit == QuantityUnit.Percent;
        // Growth from nothing has no rate.
        bases.RemoveAll(b => isPercent && b.Before == 0);
        // One base that recomputes is enough: the words may mean any of them.
        if (bases.Count == 0 || bases.Exists(b => Recomputed(b, stated, direction) == stated.Value))
        {
            return null;
        }

        // The likeliest base explains the expected figure.
        var (n, l) = bases[0];
        var expected = isPercent ? RatioWords.ToPercent((n - l) / l, stated) : n - l;
        var words = expected >= 0 ? "增长" : "下降";
        return new(
            stated.Start,
            stated.End,
            isPercent ? $"{expected}%" : $"{expected:0.##}",
            (direction < 0 ? "-" : "") + (isPercent ? RatioWords.Print(text, stated) : text[stated.Start..stated.End]),
            isPercent
                ? $"上年为 {l:0.##}，本年为 {n:0.##}，应为{words} {Math.Abs(expected)}%"
                : $"上年为 {l:0.##}，本年为 {n:0.##}，相差 {Math.Abs(expected):0.##}"
        )
        {
            Subjects = subject is null ? [] : [subject],
        };
    }

    // With the sign of the direction, as prose states both growth and decline without one.
    private static decimal Recomputed((decimal Now, decimal Before) pair, Quantity stated, int direction) =>
        direction
        * (
            stated.Unit == QuantityUnit.Percent
                ? RatioWords.ToPercent((pair.Now - pair.Before) / pair.Before, stated)
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
            // 行政复议5件，培训3次，增长20%: the growth is of the trainings.
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

    // Claims are in the order of the sentences, so those of one sentence are adjacent.
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
        var now = RatioWords.FindNumberBefore(tokens, at);
        var before = now > from ? RatioWords.FindNumberBefore(tokens, now) : -1;
        if (before < from || !RatioWords.ReadBefore(tokens, now).IsResult)
        {
            return default;
        }

        var (a, b) = (tokens[before].Quantity, tokens[now].Quantity);
        return a.IsExact && b.IsExact && (a.Unit == b.Unit || a.Unit == QuantityUnit.None)
            ? (b.Value, a.Value, null)
            : default;
    }

    // 增加6件 is a difference and no count.
    private static bool IsChange(IReadOnlyList<Token> tokens, int at) =>
        RatioWords.ReadBefore(tokens, at).Direction != 0;
}

namespace Disclosure.Claims.Comparison;

/// <summary>Parts stated in prose against the whole that they are parts of: "15件：…", "15件，其中…", "…，合计15件".</summary>
internal static class PartsSumCheck
{
    public static IEnumerable<ArithmeticDiscrepancy> Find(
        string text,
        IReadOnlyList<Token> tokens,
        IReadOnlyList<Claim> claims
    )
    {
        var subjects = new Dictionary<int, ClaimSubject>();
        foreach (var claim in claims)
        {
            if (!claim.InWords)
            {
                subjects.TryAdd(claim.Quantity.Start, claim.Subject);
            }
        }

        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens[i] is { Kind: TokenKind.Number, Quantity: { IsExact: true } whole } && IsCounted(whole.Unit))
            {
                var opening = OpeningAfter(tokens, i);
                var found =
                    opening > 0 && tokens[opening].Meaning == WordMeaning.PartOf
                        ? OfSome(text, tokens, i, opening, subjects)
                    : opening > 0 ? OfAll(text, tokens, i, opening, subjects)
                    : Before(text, tokens, i, subjects);
                if (found is not null)
                {
                    yield return found;
                }
            }
        }
    }

    // The colon or 其中 after a number; 0 where none follows.
    private static int OpeningAfter(IReadOnlyList<Token> tokens, int whole)
    {
        var next = tokens[whole + 1];
        var after = whole + 2 < tokens.Count ? tokens[whole + 2] : default;
        return next is { Kind: TokenKind.Break, Mark: '：' }
                ? (after.Meaning == WordMeaning.PartOf ? whole + 2 : whole + 1)
            : next is { Kind: TokenKind.Break, Mark: '，' or '（' } && after.Meaning is WordMeaning.PartOf ? whole + 2
            : next is { Kind: TokenKind.Break, Mark: '，' or '（' } && after.Meaning is WordMeaning.Respectively
                ? whole + 2
            : next.Meaning == WordMeaning.PartOf ? whole + 1
            : 0;
    }

    // 其中: some parts, unless they are known to be all there are.
    private static ArithmeticDiscrepancy? OfSome(
        string text,
        IReadOnlyList<Token> tokens,
        int at,
        int opening,
        Dictionary<int, ClaimSubject> subjects
    )
    {
        var whole = tokens[at].Quantity;
        var of = subjects.GetValueOrDefault(whole.Start);
        var parts = new List<Quantity>();
        var kinds = new List<(string Kind, ClaimSubject? Subject)>();
        foreach (var part in Parts(tokens, opening, whole, stopAtSemicolon: true))
        {
            var subject = subjects.GetValueOrDefault(part.Start);
            var kind = KindOf(of, subject);
            if (kind.Length == 0 || (kinds.Count > 0 && kinds[0].Kind != kind))
            {
                break;
            }

            parts.Add(part);
            kinds.Add((kind, subject));
        }

        var sum = parts.Sum(p => p.Value);
        return parts.Exists(p => !p.IsExact || p.Step > 1) || whole.Step > 1 || parts.Count < 2 || sum == whole.Value
                ? null
            : sum > whole.Value || IsComplete(kinds)
                ? Differs(text, whole, parts, [of, .. kinds.Select(k => k.Subject)])
            : null;
    }

    // A colon: all parts. A semicolon may part two ways of counting the same whole.
    private static ArithmeticDiscrepancy? OfAll(
        string text,
        IReadOnlyList<Token> tokens,
        int at,
        int opening,
        Dictionary<int, ClaimSubject> subjects
    )
    {
        var whole = tokens[at].Quantity;
        var parts = new List<Quantity>();
        var from = opening;
        foreach (var part in Parts(tokens, opening, whole, stopAtSemicolon: false))
        {
            var sum = parts.Sum(p => p.Value);
            if (sum == whole.Value && HasSemicolon(tokens, from, part.Start))
            {
                return null;
            }

            parts.Add(part);
        }

        return
            parts.Exists(p => !p.IsExact || p.Step > 1)
            || whole.Step > 1
            || parts.Count < 2
            || parts.Sum(p => p.Value) == whole.Value
            ? null
            : Differs(
                text,
                whole,
                parts,
                [subjects.GetValueOrDefault(whole.Start), .. parts.Select(p => subjects.GetValueOrDefault(p.Start))]
            );
    }

    // 42条、150条，合计192条
    private static ArithmeticDiscrepancy? Before(
        string text,
        IReadOnlyList<Token> tokens,
        int at,
        Dictionary<int, ClaimSubject> subjects
    )
    {
        if (
            at < 2
            || tokens[at - 1].Meaning != WordMeaning.Sum
            || tokens[at - 2] is not { Kind: TokenKind.Break, Mark: '，' }
            || text.AsSpan(tokens[at - 1].Start, 2) is not ("合计" or "共计" or "总计")
        )
        {
            return null;
        }

        var whole = tokens[at].Quantity;
        var parts = new List<Quantity>();
        for (
            var i = at - 3;
            i >= 0 && tokens[i].Kind != TokenKind.Stop && tokens[i].Mark is not ('；' or '：' or '（' or '）');
            i--
        )
        {
            if (tokens[i].Meaning is WordMeaning.PartOf or WordMeaning.Compare or WordMeaning.Share or WordMeaning.Sum)
            {
                return null;
            }

            if (tokens[i].Kind == TokenKind.Number)
            {
                if (tokens[i].Quantity.Unit != whole.Unit || !tokens[i].Quantity.IsExact)
                {
                    return null;
                }

                parts.Insert(0, tokens[i].Quantity);
            }
        }

        return parts.Count < 2 || parts.Sum(p => p.Value) == whole.Value
            ? null
            : Differs(text, whole, parts, [subjects.GetValueOrDefault(whole.Start)]);
    }

    private static IEnumerable<Quantity> Parts(
        IReadOnlyList<Token> tokens,
        int opening,
        Quantity whole,
        bool stopAtSemicolon
    )
    {
        var depth = 0;
        for (var i = opening + 1; i < tokens.Count && tokens[i].Kind != TokenKind.Stop; i++)
        {
            var token = tokens[i];
            if (token.Mark == '（')
            {
                depth++;
            }
            else if (token.Mark == '）' && --depth < 0)
            {
                yield break;
            }
            else if (
                depth == 0
                && (
                    (token.Mark == '；' && stopAtSemicolon)
                    || token.Meaning
                        is WordMeaning.PartOf
                            or WordMeaning.Compare
                            or WordMeaning.ThisYear
                            or WordMeaning.Sum
                )
            )
            {
                yield break;
            }
            else if (depth == 0 && token.Kind == TokenKind.Number && token.Quantity.Unit != QuantityUnit.Percent)
            {
                if (token.Quantity.Unit != whole.Unit && token.Quantity.Unit != QuantityUnit.None)
                {
                    yield break;
                }

                yield return token.Quantity;
            }
        }
    }

    private static bool HasSemicolon(IReadOnlyList<Token> tokens, int from, int before)
    {
        var last = -1;
        for (var i = from; i < tokens.Count && tokens[i].Start < before; i++)
        {
            last =
                tokens[i].Kind == TokenKind.Number ? -1
                : tokens[i].Mark == '；' ? i
                : last;
        }

        return last >= 0;
    }

    private static bool IsCounted(QuantityUnit unit) =>
        unit is QuantityUnit.Case or QuantityUnit.Thing or QuantityUnit.Person or QuantityUnit.None;

    /// <summary>In what way the one is a part of the other; empty where it is not.</summary>
    private static string KindOf(ClaimSubject? whole, ClaimSubject? part)
    {
        if (part is null)
        {
            return "free";
        }

        if (whole is null || whole.Table != part.Table || whole.OfLastYear != part.OfLastYear)
        {
            return "";
        }

        var sameRows = whole.Rows.SequenceEqual(part.Rows);
        var isOfTotal = whole.Columns == Cells.Total;
        return sameRows && isOfTotal && part.Columns != Cells.Total ? "columns"
            : whole.Table == "proceedings"
            && isOfTotal
            && part.Columns == Cells.Total
            && part.Rows.All(whole.Rows.Contains)
                ? "ways"
            : !isOfTotal || part.Columns != Cells.Total || whole.Table != "requests" ? ""
            : whole.Rows is [var group] && group.EndsWith('*')
                ? (part.Rows[0].StartsWith(group.TrimEnd('*'), StringComparison.Ordinal) ? "reasons" : "")
            : part.Rows is ["received"] or ["carried_in"] ? "sources"
            : whole.Rows.Contains("received") || whole.Rows is ["concluded"] ? "results"
            : "";
    }

    private static bool IsComplete(List<(string Kind, ClaimSubject? Subject)> parts) =>
        parts[0].Kind switch
        {
            "columns" when parts[0].Subject!.Table == "proceedings" => parts.Count == 4,
            "columns" => parts.Count == 2
                && parts.Exists(p => p.Subject!.Columns is ["natural_person"])
                && parts.Exists(p => p.Subject!.Columns.Count > 1),
            "ways" or "sources" => parts.Count == 2,
            _ => false,
        };

    private static ArithmeticDiscrepancy Differs(
        string text,
        Quantity whole,
        List<Quantity> parts,
        IEnumerable<ClaimSubject?> subjects
    )
    {
        var sum = parts.Sum(p => p.Value);
        var terms =
            parts.Count <= 12 ? string.Join(" + ", parts.Select(p => $"{p.Value:0.##}")) : $"{parts.Count} 个分项";
        return new(
            whole.Start,
            whole.End,
            $"{sum:0.##}",
            text[whole.Start..whole.End],
            $"各分项相加为 {terms} = {sum:0.##}，与总数 {whole.Value:0.##} 不符"
        )
        {
            Subjects = [.. subjects.OfType<ClaimSubject>()],
        };
    }
}

using Disclosure.Claims.Concepts;
using Disclosure.Claims.Lexicons;
using Disclosure.Claims.Quantities;
using Disclosure.Claims.Subjects;
using Disclosure.Claims.Tokens;

namespace Disclosure.Claims.Comparison;

/// <summary>Checks that parts stated in prose add up to their whole: "15件：…", "15件，其中…", "…，合计15件".</summary>
internal sealed class PartsSumCheck
{
    // The line and what was read in it.
    private readonly string _text;
    private readonly IReadOnlyList<Token> _tokens;
    private readonly ClaimVocabulary _vocabulary;

    // Of the numbers that are claims, by their place.
    // By place and not by value: two equal numbers of a line are two claims.
    private readonly Dictionary<int, ClaimSubject> _subjects = [];

    // The first claim at a place gives it its subject; a second one only adds a row to it.
    private PartsSumCheck(LineClaims line)
    {
        (_text, _tokens, _vocabulary) = (line.Line.Text, line.Tokens, line.Vocabulary);
        foreach (var claim in line.Claims)
        {
            if (!claim.InWords)
            {
                _subjects.TryAdd(claim.Quantity.Start, claim.Subject);
            }
        }
    }

    /// <summary>Every sum of the line that is not that of its parts.</summary>
    public static IEnumerable<ArithmeticDiscrepancy> Find(LineClaims line) => new PartsSumCheck(line).Find();

    // Each exact number may be a whole: of the parts after it, or of those before it.
    private IEnumerable<ArithmeticDiscrepancy> Find()
    {
        for (var i = 0; i < _tokens.Count; i++)
        {
            if (_tokens[i] is { Kind: TokenKind.Number, Quantity: { IsExact: true } whole } && IsCounted(whole.Unit))
            {
                var opening = FindOpening(i);
                var found =
                    opening > 0 && _tokens[opening].Meaning == WordMeaning.PartOf ? CheckSomeParts(i, opening)
                    : opening > 0 ? CheckAllParts(i, opening)
                    : CheckTotalAfterParts(i);
                if (found is not null)
                {
                    yield return found;
                }
            }
        }
    }

    // The colon or 其中 after a number; 0 where none follows.
    private int FindOpening(int whole)
    {
        var next = _tokens[whole + 1];
        var after = whole + 2 < _tokens.Count ? _tokens[whole + 2] : default;
        // 共答复64件。其中：…: the parts of the last number stand in the next sentence.
        return next.Kind == TokenKind.Stop && after.Meaning == WordMeaning.PartOf ? whole + 2
            : next is { Kind: TokenKind.Break, Mark: '：' }
                ? (after.Meaning == WordMeaning.PartOf ? whole + 2 : whole + 1)
            : next is { Kind: TokenKind.Break, Mark: '，' or '（' } && after.Meaning is WordMeaning.PartOf ? whole + 2
            : next is { Kind: TokenKind.Break, Mark: '，' or '（' } && after.Meaning is WordMeaning.Respectively
                ? whole + 2
            : next.Meaning == WordMeaning.PartOf ? whole + 1
            : 0;
    }

    // 其中: some parts, unless they are known to be all there are.
    private ArithmeticDiscrepancy? CheckSomeParts(int at, int opening)
    {
        var whole = _tokens[at].Quantity;
        var of = _subjects.GetValueOrDefault(whole.Start);
        var parts = new List<Quantity>();
        var relations = new List<(PartRelation Relation, ClaimSubject? Subject)>();
        foreach (var part in ReadParts(opening, whole, stopAtSemicolon: true))
        {
            var subject = _subjects.GetValueOrDefault(part.Start);
            var relation = PartRelations.Relate(of, subject, _vocabulary);
            if (relation == PartRelation.None || (relations.Count > 0 && relations[0].Relation != relation))
            {
                break;
            }

            parts.Add(part);
            relations.Add((relation, subject));
        }

        var sum = parts.Sum(p => p.Value);
        // One part alone adds up to nothing.
        if (parts.Count < 2 || sum == whole.Value)
        {
            return null;
        }

        var isComplete = PartRelations.AreComplete(relations, _vocabulary) || EndsWithRest(parts[^1]);
        // Rounded numbers (近, 1.2万) do not add up exactly, and are not held to it.
        return parts.Exists(p => !p.IsExact || p.Step > 1) || whole.Step > 1 ? null
            : sum > whole.Value || isComplete ? Describe(whole, parts, [of, .. relations.Select(k => k.Subject)])
            : null;
    }

    // 其他 with the last part: nothing else is left.
    private bool EndsWithRest(Quantity part)
    {
        var at = 0;
        while (_tokens[at].Start < part.Start || _tokens[at].Kind != TokenKind.Number)
        {
            at++;
        }

        var next = _tokens[at + 1];
        return next.Meaning == WordMeaning.OtherAny
            || (
                at > 0
                && _tokens[at - 1].Meaning == WordMeaning.OtherAny
                && next.Kind is TokenKind.Stop or TokenKind.Break
            );
    }

    // A colon: all parts. A semicolon may part two ways of counting the same whole.
    private ArithmeticDiscrepancy? CheckAllParts(int at, int opening)
    {
        var whole = _tokens[at].Quantity;
        var parts = new List<Quantity>();
        var from = opening;
        foreach (var part in ReadParts(opening, whole, stopAtSemicolon: false))
        {
            var sum = parts.Sum(p => p.Value);
            // The parts added up, and a semicolon follows: what comes then is another way of counting.
            if (sum == whole.Value && HasSemicolon(from, part.Start))
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
            : Describe(
                whole,
                parts,
                [_subjects.GetValueOrDefault(whole.Start), .. parts.Select(p => _subjects.GetValueOrDefault(p.Start))]
            );
    }

    // 42条、150条，合计192条
    private ArithmeticDiscrepancy? CheckTotalAfterParts(int at)
    {
        if (
            at < 2
            || _tokens[at - 1].Meaning != WordMeaning.Sum
            || _tokens[at - 2] is not { Kind: TokenKind.Break, Mark: '，' }
            || _text.AsSpan(_tokens[at - 1].Start, 2) is not ("合计" or "共计" or "总计")
        )
        {
            return null;
        }

        var whole = _tokens[at].Quantity;
        var parts = new List<Quantity>();
        for (
            var i = at - 3;
            i >= 0 && _tokens[i].Kind != TokenKind.Stop && _tokens[i].Mark is not ('；' or '：' or '（' or '）');
            i--
        )
        {
            if (_tokens[i].Meaning is WordMeaning.PartOf or WordMeaning.Compare or WordMeaning.Share or WordMeaning.Sum)
            {
                return null;
            }

            if (_tokens[i].Kind == TokenKind.Number)
            {
                if (_tokens[i].Quantity.Unit != whole.Unit || !_tokens[i].Quantity.IsExact)
                {
                    return null;
                }

                parts.Insert(0, _tokens[i].Quantity);
            }
        }

        return parts.Count < 2 || parts.Sum(p => p.Value) == whole.Value
            ? null
            : Describe(whole, parts, [_subjects.GetValueOrDefault(whole.Start)]);
    }

    // Numbers of the whole's unit up to the end of the list; those in brackets are parts of parts.
    private IEnumerable<Quantity> ReadParts(int opening, Quantity whole, bool stopAtSemicolon)
    {
        var depth = 0;
        for (var i = opening + 1; i < _tokens.Count && _tokens[i].Kind != TokenKind.Stop; i++)
        {
            var token = _tokens[i];
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
                // 15条申请，其中自然人12件: of what is known to be the same, units differ at will.
                if (
                    token.Quantity.Unit != whole.Unit
                    && token.Quantity.Unit != QuantityUnit.None
                    && !(AreAlike(token.Quantity.Unit, whole.Unit) && _subjects.ContainsKey(token.Start))
                )
                {
                    yield break;
                }

                yield return token.Quantity;
            }
        }
    }

    private static bool AreAlike(QuantityUnit one, QuantityUnit other) =>
        one is QuantityUnit.Case or QuantityUnit.Thing && other is QuantityUnit.Case or QuantityUnit.Thing;

    // Whether the last mark or number before a place is a semicolon.
    private bool HasSemicolon(int from, int before)
    {
        var last = -1;
        for (var i = from; i < _tokens.Count && _tokens[i].Start < before; i++)
        {
            last =
                _tokens[i].Kind == TokenKind.Number ? -1
                : _tokens[i].Mark == '；' ? i
                : last;
        }

        return last >= 0;
    }

    // Shares, sums of money and dates have no parts that add up.
    private static bool IsCounted(QuantityUnit unit) =>
        unit is QuantityUnit.Case or QuantityUnit.Thing or QuantityUnit.Person or QuantityUnit.None;

    // Every term is shown where there are few of them.
    private ArithmeticDiscrepancy Describe(Quantity whole, List<Quantity> parts, IEnumerable<ClaimSubject?> subjects)
    {
        var sum = parts.Sum(p => p.Value);
        var terms =
            parts.Count <= 12 ? string.Join(" + ", parts.Select(p => $"{p.Value:0.##}")) : $"{parts.Count} 个分项";
        return new(
            whole.Start,
            whole.End,
            $"{sum:0.##}",
            _text[whole.Start..whole.End],
            $"各分项相加为 {terms} = {sum:0.##}，与总数 {whole.Value:0.##} 不符"
        )
        {
            Subjects = [.. subjects.OfType<ClaimSubject>()],
        };
    }
}

using Disclosure.Claims.Concepts;
using Disclosure.Claims.Context;
using Disclosure.Claims.Lexicons;
using Disclosure.Claims.Resolution;
using Disclosure.Claims.Subjects;
using Disclosure.Claims.Tokens;
using Disclosure.Form.Concepts;

namespace Disclosure.Claims.Constructions;

/// <summary>Finds what is stated of all that a number counts: 均已答复, 全部办结, 均为自然人, 结果维持.</summary>
internal static class UniversalClaims
{
    // Between 均 and 自然人; other words say something else of them.
    private static readonly string[] s_being = ["", "为", "是", "由", "系", "属", "属于", "来自", "出自"];

    /// <summary>The claims that the word at a place makes about the numbers before it.</summary>
    /// <param name="claims">Of the sentence so far.</param>
    /// <param name="tried">The last number, if it is one of cases closed.</param>
    /// <param name="text">The line that the tokens were cut from.</param>
    /// <param name="at">The place of the word in the tokens.</param>
    /// <param name="from">First token of the sentence.</param>
    /// <param name="to">The stop of the sentence.</param>
    /// <param name="state">Of the paragraph before the word.</param>
    public static IEnumerable<Claim> Find(
        string text,
        List<Token> tokens,
        int at,
        int from,
        int to,
        List<Claim> claims,
        Claim? tried,
        ParagraphState state
    )
    {
        // A number in a closed bracket is an aside; the words after it go on with what stood before.
        claims = OutsideBracket(tokens, at, from, tried is null ? claims : [.. claims, tried]);
        if (claims.Count == 0 || PhraseNumbers.IsBeside(tokens, at, from, to, claims[^1], out var segment))
        {
            return [];
        }

        var isQuantified = tokens[at].Meaning is WordMeaning.All or WordMeaning.Each;
        var words = tokens[(isQuantified ? at + 1 : at)..segment].FindAll(t => t.Kind == TokenKind.Word);
        var meant = words.Find(t => IsMeant(t.Concept));
        if (meant.Meaning == WordMeaning.Unknown || text[meant.Start - 1] == '未')
        {
            return [];
        }

        var last = claims[^1];
        if (meant.Concept.IsColumn)
        {
            return
                isQuantified
                && s_being.Contains(text[tokens[at].End..meant.Start])
                && last.Subject.Topic == ClaimTopic.Requests
                && last.Subject.IsTotal
                ? [InWords(tokens[at], meant, last, last.Subject with { Columns = meant.Concept.Columns })]
                : [];
        }

        if (IsQualified(text.AsSpan(tokens[at].Start, meant.Start - tokens[at].Start)))
        {
            return [];
        }

        if (meant.Concept.IsOutcome)
        {
            return (claims[^1] == tried ? [tried] : Meant(tokens, at, from, claims)).Select(c =>
                InWords(tokens[at], meant, c, c.Subject with { Columns = meant.Concept.Columns })
            );
        }

        return last.Subject.Topic == ClaimTopic.Requests && isQuantified
            ? OfRequests(tokens[at], meant, words, claims, state)
            : [];
    }

    // 95件（含上年结转5件），均为…: what is in a bracket that was closed is told by the way.
    private static List<Claim> OutsideBracket(List<Token> tokens, int at, int from, List<Claim> claims)
    {
        var close = at - 1;
        while (close > from && tokens[close] is { Kind: TokenKind.Word } or { Kind: TokenKind.Break, Mark: '，' })
        {
            close--;
        }

        if (close <= from || tokens[close].Mark != '）')
        {
            return claims;
        }

        var open = tokens.FindLastIndex(close, close - from + 1, t => t.Mark == '（');
        var outside = open < 0 ? claims : claims.FindAll(c => c.Quantity.Start < tokens[open].Start);
        return
            open > from
            && outside.Count > 0
            && tokens[open - 1].Kind == TokenKind.Number
            && outside[^1].Quantity.Start == tokens[open - 1].Start
            ? outside
            : claims;
    }

    // 均已答复 speaks of all requests received, unless some were carried in or a part is said to be answered.
    private static IEnumerable<Claim> OfRequests(
        Token first,
        Token meant,
        List<Token> words,
        List<Claim> claims,
        ParagraphState state
    )
    {
        var (last, vocabulary) = (claims[^1], state.Vocabulary);
        if (meant.Meaning == WordMeaning.Concluded)
        {
            last = claims.Find(c => c.Subject.IsRequests(vocabulary.Received.Rows)) ?? last;
            if (
                !last.Subject.IsRequests(vocabulary.Received.Rows)
                || claims.Exists(c =>
                    c.Value > 0
                    && (
                        c.Subject.IsRequests(vocabulary.Concluded.Rows)
                        || c.Subject.IsRequests(vocabulary.CarriedIn.Rows)
                    )
                )
            )
            {
                return [];
            }
        }

        var window = new ContextWindow(words.FindAll(t => t.Concept.IsRow), []);
        var rows = RequestRowResolver.Resolve(window, state);
        if (rows is null || IsReason(last.Subject, vocabulary))
        {
            return [];
        }

        var subject = new ClaimSubject(
            vocabulary.Requests,
            [.. rows.SelectMany(w => w.Rows)],
            vocabulary.Requests.Total
        );
        return last.Subject.HasSameCells(subject) ? [] : [InWords(first, meant, last, subject)];
    }

    // Of which cases an outcome is said: the only ones, or each of several; of a whole and its parts the whole.
    private static List<Claim> Meant(List<Token> tokens, int at, int from, List<Claim> claims)
    {
        var cases = claims.FindAll(c =>
            c.Subject is { Topic: ClaimTopic.Proceedings, OfLastYear: false } && c.Value > 0
        );
        if (
            cases.Count == 0
            || claims[^1].Subject.Topic != ClaimTopic.Proceedings
            || cases.Exists(c => !c.Subject.IsTotal)
        )
        {
            return
                cases is [.., var one]
                && one == claims[^1]
                && one.Subject.IsTotal
                && PhraseNumbers.IsOnlyOneMeant(tokens, at, from, one)
                ? [one]
                : [];
        }

        // 复议结果均为维持: of those cases alone.
        var named = NamedBefore(tokens, at, from);
        if (named.Length > 0)
        {
            return cases.FindAll(c => c.Subject.Rows.SequenceEqual(named));
        }

        if (PhraseNumbers.IsOnlyOneMeant(tokens, at, from, cases[^1]) && cases.Count == 1)
        {
            return cases;
        }

        var whole = cases.Find(c =>
            c.Subject.Rows.Count > 1 && cases.Exists(p => p != c && p.Subject.Rows.All(c.Subject.Rows.Contains))
        );
        return whole is not null ? [whole]
            : tokens[at].Meaning is WordMeaning.All or WordMeaning.Each
            && cases.TrueForAll(c => c.Quantity.Start >= tokens[from].Start)
                ? cases
            : PhraseNumbers.IsOnlyOneMeant(tokens, at, from, cases[^1]) ? [cases[^1]]
            : [];
    }

    // Rows of the proceedings that the phrase itself names; none where a number stands between.
    private static string[] NamedBefore(List<Token> tokens, int at, int from)
    {
        var first = at;
        while (first > from && tokens[first - 1].Kind is TokenKind.Word or TokenKind.Comma)
        {
            first--;
        }

        return first > from && tokens[first - 1].Kind == TokenKind.Number
            ? []
            :
            [
                .. tokens[first..at]
                    .Select(t => t.Concept)
                    .Where(c => c.IsProceeding)
                    .SelectMany(p => p.Rows)
                    .Distinct(),
            ];
    }

    // Of a reason its group is known, and what is said of it may hold for the numbers before it too.
    private static bool IsReason(ClaimSubject subject, ClaimVocabulary vocabulary) =>
        subject.Rows is [var row] && vocabulary.ReasonRows.Contains(row);

    // 均由办公室答复 says by whom, not that all were.
    private static bool IsQualified(ReadOnlySpan<char> between) => between.Contains('由');

    // What can be said of a whole: its result, its answer, its applicants, its outcome.
    private static bool IsMeant(ClaimConcept concept) =>
        concept.IsResult || concept.Meaning == WordMeaning.Concluded || concept.IsColumn || concept.IsOutcome;

    // The number is that of the whole, the place that of the words.
    private static Claim InWords(Token first, Token last, Claim whole, ClaimSubject subject) =>
        new(
            whole.Quantity with
            {
                Start = first.Start,
                End = last.End,
                UnitEnd = last.End,
            },
            whole.Value,
            subject with
            {
                OrRows = null,
            },
            InWords: true
        );
}

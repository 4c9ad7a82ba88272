using Disclosure.Claims.Concepts;
using Disclosure.Claims.Lexicons;
using Disclosure.Claims.Quantities;
using Disclosure.Claims.Subjects;
using Disclosure.Claims.Tokens;
using Disclosure.Form.Concepts;

namespace Disclosure.Claims.Constructions;

/// <summary>
/// What became of the requests of a number, said in a later phrase that has none of its own:
/// 收到1件，由商业企业提出，决定不予公开; 其中1件要求补正，申请人逾期未补正; 其他处理1件，系申请人逾期未补正.
/// </summary>
internal static class TrailingPhraseClaims
{
    /// <param name="from">First token of the sentence.</param>
    /// <param name="to">Its stop.</param>
    /// <param name="claims">Those of the numbers of the sentence.</param>
    public static List<Claim> Find(List<Token> tokens, int from, int to, List<Claim> claims, ClaimVocabulary vocabulary)
    {
        var late = new List<Claim>();
        for (var i = from; i < to; i++)
        {
            if (
                tokens[i] is
                { Kind: TokenKind.Number, Quantity: { IsExact: true, Unit: QuantityUnit.Case or QuantityUnit.Thing } }
            )
            {
                late.AddRange(FindFor(tokens, i, to, claims, vocabulary));
            }
        }

        return late;
    }

    // Only one request, a group of results, or a part without a subject has its details said later.
    private static IEnumerable<Claim> FindFor(
        List<Token> tokens,
        int at,
        int to,
        List<Claim> claims,
        ClaimVocabulary vocabulary
    )
    {
        var claim = claims.Find(c => c.Quantity.Start == tokens[at].Start);
        var row = claim?.Subject is { Topic: ClaimTopic.Requests, OfLastYear: false, Rows: [var one] } ? one : "";
        var isPart = claim is null && at > 0 && tokens[at - 1].Meaning == WordMeaning.PartOf && claims.Count > 0;
        var isOne = claim is { Value: 1 } && row.Length > 0 && claim.Subject.IsRequests(vocabulary.Received.Rows);
        if (!isPart && (row.Length == 0 || claim!.InWords || !claim.Subject.IsTotal || !(isOne || row.Contains('*'))))
        {
            return [];
        }

        var said = Phrases(tokens, at, to);
        return said.Count == 0 || said.Exists(Turns) ? []
            : isPart ? Create(said, tokens[at], claims, vocabulary, c => c.IsReason)
            : isOne
                ?
                [
                    // One request: its applicant, its conclusion and its result are each one as well.
                    .. Create(said, tokens[at], claims, vocabulary, c => c.IsColumn),
                    .. Create(said, tokens[at], claims, vocabulary, f => f.Meaning == WordMeaning.Concluded),
                    .. Create(said, tokens[at], claims, vocabulary, c => c.IsResult),
                ]
            : Create(
                said,
                tokens[at],
                claims,
                vocabulary,
                f => f.IsReason && f.Group!.Rows is [var group] && row == group
            );
    }

    // After the number's own phrase, up to the phrase of the next number.
    private static List<Token> Phrases(List<Token> tokens, int at, int to)
    {
        var begin = at + 1;
        while (begin < to && tokens[begin].Kind is TokenKind.Word or TokenKind.Comma)
        {
            begin++;
        }

        var end = begin;
        while (end < to && tokens[end].Kind != TokenKind.Number && tokens[end].Mark is not ('；' or '）'))
        {
            end++;
        }

        while (
            end < to && end > begin && tokens[end].Kind == TokenKind.Number && tokens[end - 1].Kind != TokenKind.Break
        )
        {
            end--;
            while (end > begin && tokens[end].Kind is TokenKind.Word or TokenKind.Comma)
            {
                end--;
            }
        }

        return begin < end ? tokens[begin..end] : [];
    }

    // One thing of the kind, the reason before its group, not claimed yet.
    private static IEnumerable<Claim> Create(
        List<Token> said,
        Token number,
        List<Claim> claims,
        ClaimVocabulary vocabulary,
        Func<ClaimConcept, bool> isOfKind
    )
    {
        var words = said.FindAll(t => isOfKind(t.Concept));
        words = words.Exists(t => t.Concept.IsReason) ? words.FindAll(t => t.Concept.IsReason) : words;
        // Two different results in the phrases: which of them is meant is not said.
        if (words.Count == 0 || words.Exists(w => w.Word != words[0].Word))
        {
            yield break;
        }

        var (concept, start, end) = (words[0].Concept, words[0].Start, words[0].End);
        var subject = concept.IsColumn
            ? new ClaimSubject(vocabulary.Requests, vocabulary.Received.Rows, concept.Columns)
            : new(vocabulary.Requests, concept.Rows, vocabulary.Requests.Total);
        if (!claims.Exists(c => c.Subject.HasSameCells(subject)))
        {
            yield return new(
                number.Quantity with
                {
                    Start = start,
                    End = end,
                    UnitEnd = end,
                },
                number.Quantity.Value,
                subject,
                InWords: true
            );
        }
    }

    // 未出现不予公开情形, 均予以公开, and what is said of another year.
    private static bool Turns(Token token) =>
        token.Meaning
            is WordMeaning.Nothing
                or WordMeaning.All
                or WordMeaning.PartOf
                or WordMeaning.LastYear
                or WordMeaning.NextYear
                or WordMeaning.OtherPeriod
                or WordMeaning.Compare
                or WordMeaning.CarriedOut;
}

using Disclosure.Claims.Concepts;
using Disclosure.Claims.Context;
using Disclosure.Claims.Quantities;
using Disclosure.Claims.Resolution;
using Disclosure.Claims.Subjects;
using Disclosure.Claims.Tokens;

namespace Disclosure.Claims.Constructions;

/// <summary>Finds zeros stated in words: 未收到申请, 无行政复议、行政诉讼, 企业未提出申请, 被诉案件无.</summary>
internal static class ZeroClaims
{
    /// <summary>未收到…申请, 无行政复议、行政诉讼, 企业未提出申请, 被诉案件无: zero of each thing named.</summary>
    /// <param name="text">The line that the tokens were cut from.</param>
    /// <param name="at">The place of the word in the tokens.</param>
    /// <param name="from">First token of the sentence.</param>
    /// <param name="to">The stop of the sentence.</param>
    /// <param name="state">Updated by the words that are read.</param>
    public static IEnumerable<Claim> Find(
        string text,
        List<Token> tokens,
        int at,
        int from,
        int to,
        ParagraphState state
    )
    {
        var end = EndOfNothing(tokens, at, to);
        // A number follows: the word denies something else, and the number is read by itself.
        if (tokens[end].Kind == TokenKind.Number)
        {
            yield break;
        }

        var words = tokens[(at + 1)..end].FindAll(t => t.Kind == TokenKind.Word);
        words.ForEach(w => state.Observe(w.Concept));
        var before = Before(tokens, at, from);
        if (words.Count == 0)
        {
            words = before.TrueForAll(t => t.Meaning != WordMeaning.PartOf) ? before : [];
        }
        else if (!words.Exists(t => t.Concept.IsColumn))
        {
            words = [.. before.FindAll(t => t.Concept.IsColumn), .. words];
        }

        // 上年度无结转: what was brought over, not last year's.
        if (
            words.Exists(t => t.Meaning == WordMeaning.CarriedOver)
            && before.Exists(t => t.Meaning == WordMeaning.LastYear)
        )
        {
            words = [words.Find(t => t.Meaning == WordMeaning.CarriedOver) with { Word = state.Vocabulary.CarriedIn }];
            state.Period = WordMeaning.ThisYear;
        }

        // 既未制发也未废止规范性文件: what the next one names.
        if (
            words.Count > 0
            && words.TrueForAll(t => t.Concept.IsLifecycle)
            && tokens[end].Meaning == WordMeaning.Nothing
        )
        {
            words.AddRange(tokens[end..EndOfNothing(tokens, end, to)].FindAll(t => t.Concept.IsDocument));
        }

        // Zero at the place of the word, so that a finding points to it.
        var quantity = new Quantity(0, 1, QuantityUnit.Case, true, tokens[at].Start, tokens[at].End, tokens[at].End);
        foreach (var named in Named(text, new(words, []), state))
        {
            if (SubjectResolver.Resolve(new(named, []) { IsZero = true }, QuantityUnit.Case, state) is { } subject)
            {
                yield return new(quantity, 0, subject, InWords: true);
            }
        }
    }

    // 无申请、无复议: up to the next such word.
    private static int EndOfNothing(List<Token> tokens, int at, int to)
    {
        var end = at + 1;
        while (
            end < to
            && tokens[end].Kind is TokenKind.Word or TokenKind.Comma
            && (tokens[end].Meaning != WordMeaning.Nothing || tokens[end].Start == tokens[at].Start)
        )
        {
            end++;
        }

        return end;
    }

    // The words of the same phrase before 无: 企业未提出申请 names the applicants first.
    private static List<Token> Before(List<Token> tokens, int at, int from)
    {
        var first = at;
        while (
            first > from
            && tokens[first - 1].Kind is TokenKind.Word or TokenKind.Comma
            && tokens[first - 1].Meaning != WordMeaning.Nothing
        )
        {
            first--;
        }

        return tokens[first..at].FindAll(t => t.Kind == TokenKind.Word);
    }

    // Of proceedings and documents each kind; otherwise the requests that the whole phrase names.
    private static IEnumerable<List<Token>> Named(string text, ContextWindow window, ParagraphState state)
    {
        var shared = window.Left.Where(t => t.Concept.IsOutcome || t.Concept.IsLifecycle).ToArray();
        var proceedings = window.FindLeft(c => c.IsProceeding);
        var documents = window.FindLeft(c => c.IsDocument);
        if (proceedings.Count > 0)
        {
            var isOne = proceedings.Exists(p => p.Group is not null);
            IEnumerable<List<Token>> named = isOne ? [window.Left] : proceedings.Select(p => With(window, p, shared));
            return
                window.Left.FirstOrDefault(t => t.Meaning == WordMeaning.Request)
                    is { Meaning: WordMeaning.Request } request
                && IsListed(text, request)
                ? named.Prepend([request, new(TokenKind.Word, 0, 0, state.Vocabulary.Received)])
                : named;
        }

        // 无一被纠正: of the proceedings spoken of.
        if (state.Topic == ParagraphTopic.Proceedings && shared.Length > 0 && documents.Count == 0)
        {
            return
            [
                [.. shared],
            ];
        }

        if (documents.Count > 0)
        {
            shared = [.. shared, .. window.Left.Where(t => t.Meaning == WordMeaning.NewlyReceived)];
            return shared.Length > 1
                ? documents.SelectMany(_ => shared, (d, stage) => With(window, d, [stage]))
                : documents.Select(d => With(window, d, shared));
        }

        // 规章…，无废止: of what was spoken of.
        if (
            state.Topic == ParagraphTopic.Documents
            && window.Left.All(t =>
                t.Concept.IsLifecycle || t.Meaning is WordMeaning.NewlyReceived or WordMeaning.PlainDocument
            )
        )
        {
            return window
                .Left.Where(t => t.Meaning != WordMeaning.PlainDocument)
                .Select(t =>
                    (List<Token>)
                        [t.Meaning == WordMeaning.NewlyReceived ? t with { Word = state.Vocabulary.Issued } : t]
                );
        }

        var decisions = window.FindLeft(c => c.IsDecision);
        if (decisions.Count > 0)
        {
            Token[] made =
            [
                new(TokenKind.Word, 0, 0, ClaimConcept.ForMeaning(WordMeaning.Decided)),
                .. window.Left.Where(t => t.Meaning == WordMeaning.Made),
            ];
            return decisions.Select(d => With(window, d, made));
        }

        var noun = window.Noun;
        var results = window.FindLeft(c => c.IsResult);
        if (results.Count > 0 && noun == WordMeaning.Unknown)
        {
            // 未发生大量反复申请而不予处理: the reason says which of the group.
            var reasons = results.FindAll(c => c.IsReason);
            return (reasons.Count > 0 ? reasons : results).Select(r => With(window, r, []));
        }

        return noun == WordMeaning.Fee ? [window.Left]
            : noun == WordMeaning.Request ? [WithReceived(window, state)]
            : noun == WordMeaning.PlainRequest
            && (window.HasAny(f => f.IsRow && f.Meaning != WordMeaning.OtherAny) || IsBare(window, state))
                ? [WithReceived(window, state)]
            : noun != WordMeaning.Unknown ? []
            : window.HasAny(f =>
                f.Meaning is WordMeaning.CarriedIn or WordMeaning.CarriedOut or WordMeaning.CarriedOver
            )
                ? [window.Left]
            : window.Left is [{ Meaning: WordMeaning.Concluded } word] && IsCounted(text, word) ? [window.Left]
            : [];
    }

    // 未产生政府信息公开申请、复议及诉讼, but not 因政府信息公开申请引发的复议.
    private static bool IsListed(string text, Token request) =>
        request.End < text.Length && text[request.End] is '、' or '和' or '及' or '或' or '与';

    // 无申请 and 企业未提出申请, in a paragraph about requests.
    private static bool IsBare(ContextWindow window, ParagraphState state) =>
        state.Topic == ParagraphTopic.Requests
        && window.Left.All(t => t.Meaning == WordMeaning.PlainRequest || t.Concept.IsColumn);

    // 无申请 says that none were received.
    private static List<Token> WithReceived(ContextWindow window, ParagraphState state) =>
        window.HasAny(f => f.IsRow && f.Meaning != WordMeaning.OtherAny)
            ? window.Left
            : [.. window.Left, new(TokenKind.Word, 0, 0, state.Vocabulary.Received)];

    // 无答复件, but not 无答复不及时.
    private static bool IsCounted(string text, Token word) => word.End < text.Length && text[word.End] == '件';

    // The first word for the concept, and the words that all named things share.
    private static List<Token> With(ContextWindow window, ClaimConcept concept, IEnumerable<Token> shared) =>
        [window.Left.First(t => t.Word == concept), .. shared];
}

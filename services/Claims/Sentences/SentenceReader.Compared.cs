using Disclosure.Claims.Concepts;
using Disclosure.Claims.Context;
using Disclosure.Claims.Quantities;
using Disclosure.Claims.Resolution;
using Disclosure.Claims.Subjects;
using Disclosure.Claims.Tokens;
using Disclosure.Form.Concepts;

namespace Disclosure.Claims.Sentences;

/// <summary>Reads numbers compared with last year's: 较上年的30件, 由30件升至36件, 与上年复议16件相比.</summary>
internal sealed partial class SentenceReader
{
    // What a phrase ends with that sets its numbers against others.
    private static readonly string[] s_setAgainst = ["相比", "相较", "比较", "对比", "比"];

    // A number of last year that takes the subject of the next claim: 与上年的30件相比.
    private Quantity? _compared;

    // What it counts.
    private ClaimSubject? _comparedSubject;

    // Inside 与上年行政复议16件、行政诉讼7件相比.
    private bool _isSetAgainst;

    // 诉讼由上年的4件减少到1件; 作出行政处罚决定214件，2023年增至257件
    private ClaimSubject? Changed(ContextWindow window) =>
        !window.InLeft(WordMeaning.ChangeTo) || !Says(window.Left, WordMeaning.ChangeTo) ? null
        : _compared is not null ? _comparedSubject
        : _claims is [.., { Subject: { Topic: not ClaimTopic.Requests } last }] ? last with { OfLastYear = false }
        : null;

    // 由51件, 由上年的51件
    private bool IsFrom(Quantity quantity, ContextWindow window)
    {
        var at = window.Left is [.., { Meaning: WordMeaning.LastYear or WordMeaning.Compare } last]
            ? last.Start
            : quantity.Start;
        return at > 0 && text[at - 1] is '由' or '从';
    }

    // Whether the words say this and nothing else of what is counted.
    private static bool Says(List<Token> words, WordMeaning alone) =>
        words.All(t =>
            t.Meaning == alone || t.Meaning is WordMeaning.ThisYear or WordMeaning.Noop or WordMeaning.PlainRequest
        );

    // 与上年度行政复议16件、行政诉讼7件相比: figures of last year that have words of their own.
    private bool IsSetAgainst(int at, ContextWindow window)
    {
        if (
            !window.InLeft(WordMeaning.Compare)
            || window.InLeft(WordMeaning.Increase)
            || window.InLeft(WordMeaning.Decrease)
            || !window.InLeft(f => f.IsRow || f.IsNoun || f.IsColumn)
        )
        {
            return false;
        }

        // 较上年受理的68件增长4.41%
        if (window.Right is [{ Meaning: WordMeaning.Increase or WordMeaning.Decrease }, ..])
        {
            return true;
        }

        var end = at;
        while (tokens[end].Kind is not (TokenKind.Break or TokenKind.Stop))
        {
            end++;
        }

        var phrase = text.AsSpan(0, tokens[end].Start);
        foreach (var word in s_setAgainst)
        {
            if (phrase.EndsWith(word))
            {
                return true;
            }
        }

        return false;
    }

    // 较上年增加5件, 增长12.5%: no figure of a cell; 比上年的30件: last year's.
    private void ReadCompared(int at, Quantity quantity, ContextWindow window)
    {
        var last = window.Left[^1];
        if (
            window.InLeft(WordMeaning.Increase)
            || window.InLeft(WordMeaning.Decrease)
            || quantity.Unit is QuantityUnit.Percent
            || !quantity.IsExact
        )
        {
            // What changed is what a total that follows counts: 新收申请较上年增加2件，共15件.
            SubjectResolver.Resolve(window, QuantityUnit.Case, state);
            return;
        }

        if (last.Meaning is WordMeaning.Compare or WordMeaning.LastYear && tokens[at].Start - last.End <= 2)
        {
            if (_claims.Count > 0)
            {
                AddLastYear(quantity, _claims[^1].Subject);
            }
            else
            {
                // What is compared is what the next total counts: 受理量比上年的85件增加17件，达到102件.
                SubjectResolver.Resolve(window, QuantityUnit.Case, state);
                _compared = quantity;
            }
        }
    }

    // The same cells in last year's sheet; there is only one reading of a number of the past.
    private void AddLastYear(Quantity quantity, ClaimSubject subject) =>
        _claims.Add(new(quantity, ValueOf(quantity), subject with { OfLastYear = true, OrRows = null }));

    // 上年30件: only the year and perhaps a change are said.
    private static bool IsBare(ContextWindow window) =>
        window.Left.All(t => t.Meaning is WordMeaning.LastYear or WordMeaning.Noop)
        && window.Right.All(t =>
            t.Meaning
                is WordMeaning.Increase
                    or WordMeaning.Decrease
                    or WordMeaning.ChangeTo
                    or WordMeaning.Noop
                    or WordMeaning.PlainRequest
        );
}

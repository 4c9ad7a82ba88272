using Disclosure.Claims.Concepts;
using Disclosure.Claims.Context;
using Disclosure.Claims.Subjects;
using Disclosure.Claims.Tokens;
using Disclosure.Form.Concepts;

namespace Disclosure.Claims.Sentences;

/// <summary>Assigns a row of numbers to the things named before it: 分别为12件、5件、3件.</summary>
internal sealed partial class SentenceReader
{
    // Subjects of the numbers that are to come after 分别为, first to last.
    private readonly Queue<(List<Token> Words, ClaimSubject? Known)> _respectively = [];

    // 予以公开、部分公开、不予公开分别为12件、5件、3件; 自然人、企业分别提出申请5件、3件
    private void Expect(int at)
    {
        var first = at + 1;
        while (first < to && tokens[first].Kind == TokenKind.Word)
        {
            first++;
        }

        var numbers = 0;
        for (var i = first; i < to && tokens[i].Kind is TokenKind.Number or TokenKind.Comma; i++)
        {
            numbers += tokens[i].Kind == TokenKind.Number ? 1 : 0;
        }

        var shared = tokens[(at + 1)..first];
        if (
            numbers < 2
            || shared.Exists(t => t.Meaning is WordMeaning.Increase or WordMeaning.Decrease or WordMeaning.Share)
        )
        {
            return;
        }

        var window = _windows.BuildAt(at);
        var items = WindowItems.Split(window, numbers);
        if (items.Count == numbers)
        {
            if (items.TrueForAll(i => i[^1].Concept.IsDecision))
            {
                // 行政许可、行政处罚、行政强制分别为: side by side as in the table, where decisions are counted.
                shared.Add(
                    new(TokenKind.Word, tokens[at].Start, tokens[at].End, ClaimConcept.ForMeaning(WordMeaning.Decided))
                );
            }

            items.ForEach(i => _respectively.Enqueue(([.. i, .. shared], null)));
        }
        else if (items.Count <= 1 && _claims.Count >= numbers)
        {
            var turned = _claims[^numbers..].ConvertAll(c => Turned(c.Subject, window));
            if (!turned.Contains(null))
            {
                turned.ForEach(s => _respectively.Enqueue((window.Left, s)));
            }
        }
    }

    // 行政复议6起、行政诉讼4起，纠正的分别为1起、0起; 上年分别为8起、5起: the same in the same order.
    private static ClaimSubject? Turned(ClaimSubject subject, ContextWindow window)
    {
        var outcomes = window.FindLeft(c => c.IsOutcome);
        return outcomes is [var outcome] && subject is { Topic: ClaimTopic.Proceedings, IsTotal: true }
                ? subject with
                {
                    Columns = outcome.Columns,
                }
            : window.InLeft(WordMeaning.LastYear) || window.InLeft(WordMeaning.Compare)
                ? subject with
                {
                    OfLastYear = true,
                    OrRows = null,
                }
            : null;
    }
}

using Disclosure.Claims.Concepts;
using Disclosure.Claims.Constructions;
using Disclosure.Claims.Context;
using Disclosure.Claims.Quantities;
using Disclosure.Claims.Resolution;
using Disclosure.Claims.Subjects;
using Disclosure.Claims.Tokens;
using Disclosure.Form.Concepts;

namespace Disclosure.Claims.Sentences;

/// <summary>Reads the numbers of one sentence, left to right.</summary>
/// <param name="from">First token of the sentence.</param>
/// <param name="to">Its stop.</param>
internal sealed partial class SentenceReader(
    string text,
    List<Token> tokens,
    int from,
    int to,
    ParagraphState state,
    IReadOnlyList<string> ownNames
)
{
    // Of this sentence alone.
    private readonly ContextWindowBuilder _windows = new(tokens, from, to);

    // Found so far, in the order of the text.
    private readonly List<Claim> _claims = [];

    // Cases closed, of which nothing was said yet.
    private Claim? _tried;

    // Of the number before a bracket that is open.
    private IReadOnlyList<ClaimConcept>? _rowsOutside;

    /// <summary>The claims of the sentence, those made in words included.</summary>
    /// <remarks>Left to right, once: what a number means depends on what was read before it.</remarks>
    public IReadOnlyList<Claim> Read()
    {
        for (var i = from; i < to; i++)
        {
            var token = tokens[i];
            if (token.Kind == TokenKind.Number)
            {
                ReadNumber(i);
                state.IsCounted = true;
            }
            else if (token.Kind == TokenKind.Break)
            {
                EndPhrase(token.Mark);
            }
            else if (token.Kind == TokenKind.Word)
            {
                state.Observe(token.Concept);
                ReadWord(i);
            }
        }

        // Last: only with all claims of the sentence is it known whether its documents were revised.
        DropRevised();
        _claims.AddRange(TrailingPhraseClaims.Find(tokens, from, to, _claims, state.Vocabulary));

        return _claims;
    }

    // 规章13件（含新制定5件，修改4件，废止4件）: beside revised ones, whether those count as made or as repealed is not said.
    private void DropRevised()
    {
        for (var open = from; open < to; open++)
        {
            var close = tokens[open].Mark == '（' ? tokens.FindIndex(open, to - open, t => t.Mark == '）') : -1;
            if (
                close > open
                && tokens[open + 1].Meaning == WordMeaning.Includes
                && IsRevised(text.AsSpan(tokens[open].Start, tokens[close].Start - tokens[open].Start))
            )
            {
                _claims.RemoveAll(c =>
                    c.Subject.Topic == ClaimTopic.Documents
                    && c.Quantity.Start > tokens[open].Start
                    && c.Quantity.Start < tokens[close].Start
                );
            }
        }
    }

    private static bool IsRevised(ReadOnlySpan<char> text) =>
        text.Contains("修改", StringComparison.Ordinal) || text.Contains("修订", StringComparison.Ordinal);

    // A semicolon ends what holds for a clause; brackets speak of the number before them and then end.
    private void EndPhrase(char mark)
    {
        if (_isSetAgainst)
        {
            (_isSetAgainst, state.Period) = (false, WordMeaning.ThisYear);
        }

        switch (mark)
        {
            case '；':
                state.EndClause();
                break;
            case '（':
                _rowsOutside = state.Rows;
                break;
            case '）' when _rowsOutside is not null:
                (state.Rows, _rowsOutside) = (_rowsOutside, null);
                break;
        }
    }

    // In order of precedence: a row of numbers announced before, comparisons, numbers of several things, then one subject.
    private void ReadNumber(int at)
    {
        var quantity = tokens[at].Quantity;
        // Announced by 分别为: the subjects wait in a queue, one a number.
        if (_respectively.TryDequeue(out var mine))
        {
            var known = mine.Known ?? SubjectResolver.Resolve(new(mine.Words, []), quantity.Unit, state);
            Add(quantity, known, at, mine.Words);
            return;
        }

        var window = _windows.BuildAt(at) with { IsZero = quantity is { Value: 0, Unit: QuantityUnit.None } };
        if (IsOnlyObject(quantity, window))
        {
            return;
        }

        if (IsSetAgainst(at, window))
        {
            (_isSetAgainst, state.Period) = (true, WordMeaning.LastYear);
            Add(quantity, SubjectResolver.Resolve(window, quantity.Unit, state), at, window.Left);
            return;
        }

        // 制发数量与上年相同，均为6件
        if (window.InLeft(WordMeaning.Compare) && window.InLeft(WordMeaning.Same))
        {
            Add(quantity, SubjectResolver.Resolve(window, quantity.Unit, state), at, window.Left);
            if (_claims is [.., var alike] && alike.Quantity == quantity)
            {
                AddLastYear(quantity, alike.Subject);
            }

            return;
        }

        if (
            window.InLeft(WordMeaning.Compare)
            || window.InLeft(WordMeaning.Increase)
            || window.InLeft(WordMeaning.Decrease)
        )
        {
            ReadCompared(at, quantity, window);
            return;
        }

        // 由51件上升至68件: from last year's to this year's.
        if (window.InRight(WordMeaning.ChangeTo) && IsFrom(quantity, window))
        {
            state.Period = WordMeaning.ThisYear;
            _comparedSubject = SubjectResolver.Resolve(window, quantity.Unit, state);
            _compared = quantity.IsExact ? quantity : null;
            return;
        }

        if (window.InLeft(WordMeaning.LastYear) && IsBare(window) && _claims.Count > 0 && quantity.IsExact)
        {
            AddLastYear(quantity, _claims[^1].Subject);
            state.Period = WordMeaning.ThisYear;
            return;
        }

        if (window.InLeft(WordMeaning.Each) && WindowItems.Split(window) is { Count: > 1 } each)
        {
            foreach (var tokensOfOne in each)
            {
                Add(quantity, SubjectResolver.Resolve(new(tokensOfOne, []), quantity.Unit, state), at, tokensOfOne);
            }

            return;
        }

        var subject = Changed(window) ?? SubjectResolver.Resolve(window, quantity.Unit, state);
        state.Tried = subject is null ? state.Tried : null;
        _tried = state.Tried is { } tried && quantity.IsExact ? new(quantity, quantity.Value, tried) : null;
        Add(quantity, subject, at, window.Left);
        AddBoth(quantity, window);
        if (
            window.InRight(WordMeaning.Compare)
            && window.InRight(WordMeaning.Same)
            && _claims is [.., var same]
            && same.Quantity == quantity
        )
        {
            AddLastYear(quantity, same.Subject);
        }
    }

    // 对4件申请征求第三方意见: done to some; how many there were of what is not said.
    private bool IsOnlyObject(Quantity quantity, ContextWindow window) =>
        quantity.Start > 0
        && text[quantity.Start - 1] is '对' or '将' or '就' or '因'
        && !window.Right.Any(t => t.Concept.IsRow && !t.Concept.IsReason);

    // Words that make claims by themselves, or announce numbers.
    private void ReadWord(int at)
    {
        switch (tokens[at].Meaning)
        {
            case WordMeaning.Nothing when !AgencyMentions.IsNamedBefore(text, tokens[at].Start, ownNames):
                _claims.AddRange(ZeroClaims.Find(text, tokens, at, from, to, state));
                break;
            case WordMeaning.Respectively:
                Expect(at);
                break;
            case WordMeaning.All or WordMeaning.Each:
                ReadAll(at);
                break;
            case WordMeaning.Outcome or WordMeaning.Pending when tokens[at].Concept.IsSaidOfAll:
                ReadAll(at);
                break;
        }
    }

    // The outcome of closed cases is stated once.
    private void ReadAll(int at)
    {
        var found = UniversalClaims.Find(text, tokens, at, from, to, _claims, _tried, state).ToArray();
        _claims.AddRange(found);
        _tried = found.Length > 0 ? null : _tried;
    }
}

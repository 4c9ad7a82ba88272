using System.Buffers;
using Disclosure.Claims.Concepts;
using Disclosure.Claims.Context;
using Disclosure.Claims.Quantities;
using Disclosure.Claims.Resolution;
using Disclosure.Claims.Subjects;
using Disclosure.Claims.Tokens;

namespace Disclosure.Claims.Sentences;

/// <summary>Adds a number with its subject to the claims, if it is one.</summary>
internal sealed partial class SentenceReader
{
    // What may stand between the last word and a number without a unit.
    private static readonly SearchValues<char> s_joints = SearchValues.Create("为是共计有数量了件宗条份 ：:");

    // 受理并办结27件: one number for two rows.
    private void AddBoth(Quantity quantity, ContextWindow window)
    {
        if (
            _claims is [.., { Subject: { OfLastYear: false } subject } last]
            && subject.IsRequests(state.Vocabulary.Received.Rows)
            && last.Quantity == quantity
            && window.InLeft(WordMeaning.Concluded)
            && RequestRowResolver.Joined(window)
        )
        {
            _claims.Add(last with { Subject = subject with { Rows = state.Vocabulary.Concluded.Rows, OrRows = null } });
        }
    }

    // Cells hold 万元, quantities 元.
    private static decimal ValueOf(Quantity quantity) =>
        quantity.Unit == QuantityUnit.Money ? quantity.Value / 10_000 : quantity.Value;

    // Leaves out what is not exact, not tied to its words, or counts for another body.
    private void Add(Quantity quantity, ClaimSubject? subject, int at, List<Token> left)
    {
        if (
            subject is null
            || !quantity.IsExact
            || !IsTied(quantity, at)
            || IsOfAnotherBody(left)
            || IsByOneChannel(left)
            || IsOfNewOnes(subject, at)
        )
        {
            return;
        }

        subject = new RequestScopeResolver(tokens, to, _claims, state).Resolve(subject, quantity, at);
        var claim = new Claim(quantity, ValueOf(quantity), subject);
        if (_compared is { } compared)
        {
            AddLastYear(compared, subject);
            _compared = null;
        }

        // Said again with the same value is one claim; with another one, the total wins over the part.
        if (_claims.FindIndex(c => c.Subject.HasSameCells(subject)) is >= 0 and var earlier)
        {
            // Said again; or parts that come before their total, or a part that comes after it.
            if (_claims[earlier].Value != claim.Value && !IsWhole(left))
            {
                return;
            }

            if (_claims[earlier].Value != claim.Value)
            {
                _claims.RemoveAt(earlier);
            }
        }

        _claims.Add(claim);
    }

    // 上年结转3件，…，本年新收的22件办结21件: of the new ones alone, and no cell counts those.
    private bool IsOfNewOnes(ClaimSubject subject, int at)
    {
        var number = at - 1;
        while (number > from && tokens[number].Kind == TokenKind.Word)
        {
            number--;
        }

        return number < at - 1
            && tokens[number].Kind == TokenKind.Number
            && subject.IsRequests(state.Vocabulary.Concluded.Rows)
            && _claims.Exists(c =>
                c.Quantity.Start == tokens[number].Start && c.Subject.IsRequests(state.Vocabulary.Received.Rows)
            )
            && _claims.Exists(c => c.Value > 0 && c.Subject.IsRequests(state.Vocabulary.CarriedIn.Rows));
    }

    // 全市, 共, 全年: a total that takes the place of a part stated before.
    private static bool IsWhole(List<Token> left) =>
        left.Any(t => t.Meaning is WordMeaning.WholeScope or WordMeaning.Sum or WordMeaning.ThisYear);

    // A number without a unit counts only right after the words that name it, with nothing after it.
    private bool IsTied(Quantity quantity, int at)
    {
        if (quantity.Unit != QuantityUnit.None)
        {
            return true;
        }

        var near = tokens[Math.Max(at - 1, from)].End;
        return at > from
            && quantity.Start - near <= 3
            && (quantity.End == text.Length || !char.IsLetterOrDigit(text[quantity.End]))
            && text.AsSpan(near, quantity.Start - near).IndexOfAnyExcept(s_joints) < 0;
    }
}

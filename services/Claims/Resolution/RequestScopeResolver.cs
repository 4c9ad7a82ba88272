using Disclosure.Claims.Concepts;
using Disclosure.Claims.Context;
using Disclosure.Claims.Quantities;
using Disclosure.Claims.Subjects;
using Disclosure.Claims.Tokens;

namespace Disclosure.Claims.Resolution;

/// <summary>
/// Decides whether a number of requests counts the new ones only, or those carried over too:
/// 收到38件（含上年结转2件）, 受理127件，其中新收120件、上年结转7件.
/// </summary>
/// <param name="to">The sentence's stop.</param>
/// <param name="claims">Of the sentence so far.</param>
internal sealed class RequestScopeResolver(List<Token> tokens, int to, List<Claim> claims, ParagraphState state)
{
    /// <summary>The subject narrowed to one reading where the sentence says which; otherwise as it is.</summary>
    /// <param name="quantity">The number itself.</param>
    /// <param name="at">Its place in the tokens.</param>
    public ClaimSubject Resolve(ClaimSubject subject, Quantity quantity, int at)
    {
        // 新增286件，承接未办结9件，两项合计295件: the sum of what was said, not the last of it again.
        if (
            (IsReceived(subject) || IsCarriedIn(subject))
            && subject.IsTotal
            && quantity.Value > 0
            && SumOfParts(quantity.Value)
        )
        {
            return subject with { Rows = state.Vocabulary.ReceivedAndCarriedIn, OrRows = null };
        }

        // Both readings stay open where the sentence does not decide: the cells then do.
        if (subject.OrRows is null || !IsReceived(subject))
        {
            return subject;
        }

        if (subject.OrRows.Count == 2 && state.HasReceived)
        {
            return subject with { Rows = subject.OrRows[0], OrRows = null };
        }

        return IncludesCarried(at) ? subject with { Rows = subject.OrRows[^1], OrRows = null } : subject;
    }

    private bool IsReceived(ClaimSubject subject) => subject.IsRequests(state.Vocabulary.Received.Rows);

    private bool IsCarriedIn(ClaimSubject subject) => subject.IsRequests(state.Vocabulary.CarriedIn.Rows);

    // Whether the value is the sum of the last totals stated for both.
    private bool SumOfParts(decimal value)
    {
        decimal? received = null,
            carried = null;
        foreach (var claim in claims)
        {
            received = IsReceived(claim.Subject) && claim.Subject.IsTotal ? claim.Value : received;
            carried = IsCarriedIn(claim.Subject) && claim.Subject.IsTotal ? claim.Value : carried;
        }

        return received + carried == value;
    }

    // Whether 上年结转 follows as a part: in brackets, after 其中 or 含, or beside 新收.
    private bool IncludesCarried(int at)
    {
        if (tokens[at + 1] is not { Kind: TokenKind.Break, Mark: '（' or '，' or '：' } opening)
        {
            return false;
        }

        var opened = false;
        for (var i = at + 2; i < to; i++)
        {
            var token = tokens[i];
            if (token.Kind == TokenKind.Break && (opening.Mark == '（' ? token.Mark == '）' : token.Mark == '；'))
            {
                return false;
            }

            opened |= token.Meaning is WordMeaning.PartOf or WordMeaning.Includes or WordMeaning.NewlyReceived;
            if (!opened && opening.Mark == '（' && token.Meaning == WordMeaning.CarriedIn)
            {
                return IsNewNamed(i);
            }

            if (!opened && token.Kind is TokenKind.Break or TokenKind.Number)
            {
                return false;
            }

            if (
                token.Meaning == WordMeaning.CarriedIn
                || (token.Meaning == WordMeaning.CarriedOver && opening.Mark == '（')
            )
            {
                return opened;
            }

            if (token.Concept.IsResult || token.Meaning is WordMeaning.Concluded or WordMeaning.CarriedOut)
            {
                return false;
            }
        }

        return false;
    }

    // （上年结转5件、本年新收102件）: the two parts are all of it.
    private bool IsNewNamed(int at)
    {
        for (; at < to && tokens[at].Mark != '）'; at++)
        {
            if (tokens[at].Meaning == WordMeaning.NewlyReceived)
            {
                return true;
            }
        }

        return false;
    }
}

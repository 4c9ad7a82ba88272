using Disclosure.Claims.Concepts;
using Disclosure.Claims.Tokens;

namespace Disclosure.Claims.Sentences;

/// <summary>Decides whether a number is the agency's own: not that of another body, of a part of the region, or of one channel.</summary>
internal sealed partial class SentenceReader
{
    // 区民政局受理5件 in the report of the district; 下属单位收到2件.
    private bool IsOfAnotherBody(List<Token> left)
    {
        var verb = left.FirstOrDefault(t =>
            t.Meaning
                is WordMeaning.Received
                    or WordMeaning.NewlyReceived
                    or WordMeaning.Concluded
                    or WordMeaning.Handled
                    or WordMeaning.Issued
                    or WordMeaning.Made
        );
        if (verb.Meaning == WordMeaning.Unknown)
        {
            return false;
        }

        var partial = left.Exists(t =>
            t.Meaning == WordMeaning.PartScope && t.End <= verb.Start && !IsAllTogether(t, verb)
        );
        return (partial && !state.WholeScope && !(left.Any(IsOwnLevel) && !tokens[from..to].Exists(IsPart)))
            || AgencyMentions.IsNamedBefore(text, verb.Start, ownNames)
            || (
                verb.Meaning is not (WordMeaning.Issued or WordMeaning.Made)
                && AgencyMentions.IsAboveBefore(text, verb.Start, ownNames, IsBesideWhole)
            );
    }

    // 各单位共收到: all parts together are the whole; 各镇 are only some of them.
    private bool IsAllTogether(Token scope, Token verb) =>
        text.AsSpan(scope.Start, scope.End - scope.Start) is "各单位" or "各部门"
        && text.AsSpan(scope.End, verb.Start + 1 - scope.End).Contains('共');

    // 全县收到…，其中县政府办公室收到…; the whole may stand in the sentence before.
    private bool IsBesideWhole => (state.WholeScope && _claims.Count > 0) || tokens[from].Meaning == WordMeaning.PartOf;

    // 市本级, where no other part is told beside it.
    private bool IsOwnLevel(Token token) =>
        token.Meaning == WordMeaning.PartScope && text.AsSpan(token.Start, token.End - token.Start).EndsWith("本级");

    // A part of the region other than the agency's own level.
    private bool IsPart(Token token) => token.Meaning == WordMeaning.PartScope && !IsOwnLevel(token);

    // 通过网络收到5件，信函收到3件: parts of all; but one way named alone is only said by the way.
    private bool IsByOneChannel(List<Token> left)
    {
        // 磋商信函等过程性信息5件 speaks of the reason.
        var mine = left.Count(t => t.Meaning == WordMeaning.Channel);
        if (mine != 1 || left.Any(t => t.Concept.IsResult))
        {
            return false;
        }

        for (var i = from; i < to; i++)
        {
            if (tokens[i].Meaning == WordMeaning.Channel && !left.Contains(tokens[i]))
            {
                return true;
            }
        }

        return !left.Any(t => t.Meaning is WordMeaning.Received or WordMeaning.NewlyReceived);
    }
}

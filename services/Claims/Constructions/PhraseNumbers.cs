using Disclosure.Claims.Concepts;
using Disclosure.Claims.Subjects;
using Disclosure.Claims.Tokens;

namespace Disclosure.Claims.Constructions;

/// <summary>Which number the words of a phrase belong to.</summary>
internal static class PhraseNumbers
{
    /// <summary>Whether a number in the same phrase, before or after, has the words of the phrase for itself.</summary>
    /// <param name="end">The end of the phrase.</param>
    public static bool IsBeside(List<Token> tokens, int at, int from, int to, Claim last, out int end)
    {
        end = at;
        while (end < to && tokens[end].Kind is TokenKind.Word or TokenKind.Comma)
        {
            end++;
        }

        var isAll = tokens[at].Meaning is WordMeaning.All or WordMeaning.Each;
        if (end < to && tokens[end].Kind == TokenKind.Number)
        {
            return true;
        }

        var begin = at;
        while (begin > from && tokens[begin - 1].Kind is TokenKind.Word or TokenKind.Comma)
        {
            begin--;
        }

        // 3件均为…: after a number with a claim of its own the words add to it.
        return begin > from
            && tokens[begin - 1].Kind == TokenKind.Number
            && (!isAll || tokens[begin - 1].Start != last.Quantity.Start);
    }

    /// <summary>
    /// Whether the claim is the only number before a place: only then is it clear what the words there are said of.
    /// </summary>
    public static bool IsOnlyOneMeant(List<Token> tokens, int at, int from, Claim claim)
    {
        // 诉讼2件（均维持）: the bracket belongs to the number before it.
        var last = at > from && tokens[at - 1].Mark == '（' ? at - 2 : at - 1;
        for (var i = last; i >= from && tokens[i] is not { Kind: TokenKind.Break, Mark: '；' or '（' }; i--)
        {
            if (tokens[i].Kind == TokenKind.Number)
            {
                return tokens[i].Quantity.Start == claim.Quantity.Start
                    && !tokens[from..i].Exists(t => t.Kind == TokenKind.Number && t.Start > claim.Quantity.End)
                    && claim.Quantity.IsExact
                    && !tokens[from..i].FindAll(t => t.Kind == TokenKind.Number).Exists(t => IsNear(tokens, t, i));
            }
        }

        return false;
    }

    // 行政复议2起、行政诉讼1起，均…: two numbers in one phrase.
    private static bool IsNear(List<Token> tokens, Token number, int at)
    {
        for (var i = at - 1; i >= 0 && tokens[i].Kind is TokenKind.Word or TokenKind.Comma or TokenKind.Number; i--)
        {
            if (tokens[i].Start == number.Start)
            {
                return true;
            }
        }

        return false;
    }
}

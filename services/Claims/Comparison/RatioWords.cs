using Disclosure.Claims.Concepts;
using Disclosure.Claims.Quantities;
using Disclosure.Claims.Tokens;
using Disclosure.Form.References;

namespace Disclosure.Claims.Comparison;

/// <summary>What the words right before a number say of its relation to others.</summary>
/// <param name="IsShare">占: it is a share of a whole.</param>
/// <param name="Direction">1 for 增长, -1 for 下降, 0 where it is no change.</param>
/// <param name="IsResult">增至: it is what something changed to, and no change itself.</param>
internal readonly record struct RatioWords(bool IsShare, int Direction, bool IsResult)
{
    /// <summary>The words between a number and the mark or number before it.</summary>
    public static RatioWords ReadBefore(IReadOnlyList<Token> tokens, int at)
    {
        // Walks back over words alone: a mark or a number ends what belongs to this number.
        var (isShare, direction, isResult) = (false, 0, false);
        for (var i = at - 1; i >= 0 && tokens[i].Kind is TokenKind.Word; i--)
        {
            isShare |= tokens[i].Meaning == WordMeaning.Share;
            isResult |= tokens[i].Meaning == WordMeaning.ChangeTo;
            direction = tokens[i].Meaning switch
            {
                WordMeaning.Increase => 1,
                WordMeaning.Decrease => -1,
                _ => direction,
            };
        }

        return new(isShare, direction, isResult);
    }

    /// <summary>The number before a place in the same sentence; -1 where there is none.</summary>
    public static int FindNumberBefore(IReadOnlyList<Token> tokens, int at)
    {
        for (var i = at - 1; i >= 0 && tokens[i].Kind != TokenKind.Stop; i--)
        {
            if (tokens[i].Kind == TokenKind.Number)
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>A percentage as it is stated: 20%, 百分之二十.</summary>
    public static string Print(string text, Quantity stated) =>
        text[stated.Start..stated.End] is var written && written.StartsWith('百') ? written : written + "%";

    /// <summary>A ratio in percent, rounded to as many digits as are stated.</summary>
    public static decimal ToPercent(decimal ratio, Quantity stated)
    {
        var places = stated.Step switch
        {
            1 => 0,
            0.1m => 1,
            0.01m => 2,
            _ => 3,
        };
        return ReferenceFormat.Round(ratio * 100, places);
    }
}

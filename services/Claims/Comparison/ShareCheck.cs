using Disclosure.Claims.Concepts;
using Disclosure.Claims.Quantities;
using Disclosure.Claims.Tokens;

namespace Disclosure.Claims.Comparison;

/// <summary>Recomputes shares stated in prose from the numbers beside them.</summary>
internal static class ShareCheck
{
    /// <summary>741件，占98.93%: the share of the number before it in the whole of the list. Null where it recomputes.</summary>
    public static ArithmeticDiscrepancy? Check(string text, IReadOnlyList<Token> tokens, int at)
    {
        var part = RatioWords.FindNumberBefore(tokens, at);
        if (part < 0 || !tokens[part].Quantity.IsExact || tokens[part].Quantity.Unit == QuantityUnit.Percent)
        {
            return null;
        }

        var stated = tokens[at].Quantity;
        var value = tokens[part].Quantity;
        Quantity? whole = null;
        for (var i = part - 1; i >= 0 && tokens[i].Kind != TokenKind.Stop; i--)
        {
            if (tokens[i].Kind != TokenKind.Number || tokens[i].Quantity.Unit != value.Unit)
            {
                continue;
            }

            var candidate = tokens[i].Quantity;
            if (candidate.Value > 0 && RatioWords.ToPercent(value.Value / candidate.Value, stated) == stated.Value)
            {
                return null;
            }

            whole = candidate.IsExact && candidate.Value >= value.Value && IsOpened(tokens, i) ? candidate : whole;
        }

        return whole is not { } denominator || denominator.Value == 0
            ? null
            : Differs(
                text,
                stated,
                RatioWords.ToPercent(value.Value / denominator.Value, stated),
                $"{value.Value:0.##} ÷ {denominator.Value:0.##}"
            );
    }

    // A colon or 其中 after a number makes it the whole of what follows.
    private static bool IsOpened(IReadOnlyList<Token> tokens, int at) =>
        tokens[at + 1].Mark == '：'
        || tokens[at + 1].Meaning == WordMeaning.PartOf
        || (
            tokens[at + 1].Mark is '，' or '（' && at + 2 < tokens.Count && tokens[at + 2].Meaning == WordMeaning.PartOf
        );

    // The formula shows how the expected share comes about.
    private static ArithmeticDiscrepancy Differs(string text, Quantity stated, decimal expected, string formula) =>
        new(stated.Start, stated.End, $"{expected}%", text[stated.Start..stated.End] + "%", $"{formula} = {expected}%");
}

using Disclosure.Claims.Concepts;
using Disclosure.Claims.Quantities;
using Disclosure.Claims.Tokens;
using Disclosure.Form.References;

namespace Disclosure.Claims.Comparison;

/// <summary>Recomputes shares stated in prose from the numbers beside them.</summary>
internal static class ShareCheck
{
    /// <summary>741件，占98.93%: the share of the number before it in the whole of the list. Null where it recomputes.</summary>
    /// <param name="line">The line and what was read in it.</param>
    /// <param name="at">The place of the percentage in the tokens.</param>
    /// <param name="sheets">For wholes that are named and not stated; null where there are none.</param>
    public static ArithmeticDiscrepancy? Check(LineClaims line, int at, ReferenceSheets? sheets)
    {
        var (text, tokens) = (line.Line.Text, line.Tokens);
        var part = RatioWords.FindNumberBefore(tokens, at);
        if (part < 0 || !tokens[part].Quantity.IsExact || tokens[part].Quantity.Unit == QuantityUnit.Percent)
        {
            return null;
        }

        var stated = tokens[at].Quantity;
        var value = tokens[part].Quantity;
        Quantity? whole = null;
        // Every number of the kind before it may be the whole: only where none fits is something wrong.
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

        // 占办结总数的20%: the whole is named, and stated elsewhere or in the cells.
        var named = NamedWhole.FindValues(line, at, sheets);
        if (named.Exists(n => RatioWords.ToPercent(value.Value / n, stated) == stated.Value))
        {
            return null;
        }

        var denominator = named.Count > 0 ? named[0] : whole?.Value ?? 0;
        return denominator < value.Value || denominator == 0
            ? null
            : Differs(
                text,
                stated,
                RatioWords.ToPercent(value.Value / denominator, stated),
                $"{value.Value:0.##} ÷ {denominator:0.##}"
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
        new(stated.Start, stated.End, $"{expected}%", RatioWords.Print(text, stated), $"{formula} = {expected}%");
}

using Disclosure.Claims.Quantities;
using Disclosure.Claims.Tokens;
using Disclosure.Form.References;

namespace Disclosure.Claims.Comparison;

/// <summary>Finds the shares, growth rates and differences of a line that do not recompute.</summary>
internal static class RatioCheck
{
    /// <param name="sheets">For last year's figures; null where there are none.</param>
    public static IEnumerable<ArithmeticDiscrepancy> Find(LineClaims line, ReferenceSheets? sheets)
    {
        var (text, tokens) = (line.Line.Text, line.Tokens);
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens[i] is { Kind: TokenKind.Number, Quantity: { IsExact: true } stated })
            {
                var words = RatioWords.ReadBefore(tokens, i);
                var found =
                    stated.Unit == QuantityUnit.Percent && words.IsShare ? ShareCheck.Check(line, i, sheets)
                    : words.Direction != 0 && !words.IsResult
                        ? ChangeCheck.Check(text, tokens, i, words.Direction, line.Claims, sheets)
                    : null;
                if (found is not null)
                {
                    yield return found;
                }
            }
        }
    }
}

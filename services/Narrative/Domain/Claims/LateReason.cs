namespace Disclosure.Narrative.Domain.Claims;

/// <summary>
/// What became of the requests of a sentence's last number, said after it without another:
/// 收到1件，经审查属个人隐私，决定不予公开; 其他处理1件，系申请人逾期未补正.
/// </summary>
internal static class LateReason
{
    /// <param name="from">First token of the sentence.</param>
    /// <param name="to">Its stop.</param>
    public static Claim? Of(List<Token> tokens, int from, int to, List<Claim> claims)
    {
        var last = to - 1;
        while (last >= from && tokens[last].Kind != TokenKind.Number)
        {
            last--;
        }

        if (last < from || !tokens[last].Quantity.IsExact || tokens[last].Quantity.Unit is not (Unit.Case or Unit.Thing))
        {
            return null;
        }

        var said = tokens[(last + 1)..to];
        if (said.FindIndex(t => t.Kind == TokenKind.Break) is not (>= 0 and var begun) || said.Exists(Turns))
        {
            return null;
        }

        var results = said[begun..].Select(t => t.Facet).Where(Cells.IsResult).Distinct().ToArray();
        var reasons = Array.FindAll(results, Cells.IsReason);
        var number = tokens[last];
        return (reasons.Length == 1 ? reasons : results) is [var result]
            && !claims.Exists(c => c.Subject.Rows is [var row] && row == Cells.Row(result))
            && IsOfNumber(tokens, last, claims, result)
            ? new(
                number.Quantity with
                {
                    Start = said.Find(t => t.Facet == result).Start,
                    End = said.Find(t => t.Facet == result).End,
                    UnitEnd = said.Find(t => t.Facet == result).End,
                },
                number.Quantity.Value,
                new("requests", [Cells.Row(result)], Cells.Total),
                InWords: true
            )
            : null;
    }

    // 未出现不予公开情形, 均予以公开, and what is said of another year or of what follows.
    private static bool Turns(Token token) =>
        token.Mark == '；'
        || token.Facet
            is Facet.Nothing
                or Facet.All
                or Facet.PartOf
                or Facet.LastYear
                or Facet.NextYear
                or Facet.OtherPeriod
                or Facet.Compare
                or Facet.CarriedOut;

    private static bool IsOfNumber(List<Token> tokens, int last, List<Claim> claims, Facet result)
    {
        var claim = claims.Find(c => c.Quantity.Start == tokens[last].Quantity.Start);
        return claim is null
                ? Cells.IsReason(result) && claims.Count > 0 && tokens[last - 1].Facet == Facet.PartOf
            : claim.Subject is { Table: "requests", OfLastYear: false }
                && claim.Subject.Columns == Cells.Total
                && (
                    claim.Subject.Rows is ["received"] ? claim.Value == 1
                    : claim.Subject.Rows is [var group]
                        && Cells.IsReason(result)
                        && group == Cells.Row(Cells.GroupOf(result))
                );
    }
}

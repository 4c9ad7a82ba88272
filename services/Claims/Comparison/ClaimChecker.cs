using Disclosure.Claims.Subjects;
using Disclosure.Form;
using Disclosure.Form.References;

namespace Disclosure.Claims.Comparison;

/// <summary>
/// claims.mismatch and claims.arithmetic: compares the numbers of the prose with the cells that they speak of, and with each
/// other.
/// </summary>
public static class ClaimChecker
{
    /// <summary>The findings of each line in turn, mismatches first.</summary>
    /// <param name="sheets">Null where there are none: only the arithmetic is checked.</param>
    /// <param name="lines">As the finder returns them.</param>
    public static IEnumerable<Finding> Check(IEnumerable<LineClaims> lines, ReferenceSheets? sheets)
    {
        foreach (var found in lines)
        {
            var discrepancies = PartsSumCheck.Find(found).Concat(RatioCheck.Find(found, sheets)).ToList();
            foreach (var claim in found.Claims)
            {
                if (Compare(found.Line, claim, sheets) is { } finding)
                {
                    // A number that neither agrees with its cell nor with its parts is one mistake.
                    var same = discrepancies.FindIndex(d => d.Start == claim.Quantity.Start);
                    yield return same < 0
                        ? finding
                        : finding with
                        {
                            Message = finding.Message + $"同句{discrepancies[same].Explanation}。",
                        };
                    if (same >= 0)
                    {
                        discrepancies.RemoveAt(same);
                    }
                }
            }

            foreach (var discrepancy in discrepancies)
            {
                yield return Describe(found.Line, discrepancy, sheets);
            }
        }
    }

    // Null where a reading agrees, or where no reading has a value to compare with.
    private static Finding? Compare(TextLine line, Claim claim, ReferenceSheets? sheets)
    {
        if (sheets is null)
        {
            return null;
        }

        // Most numbers are right: the likeliest reading alone is evaluated for them.
        var (likeliest, undefined) = claim.Subject.Likeliest.Evaluate(sheets);
        if (undefined == EvaluationFailure.None && claim.Agrees(likeliest))
        {
            return null;
        }

        var readings = ClaimReadings.Evaluate(claim, sheets);
        return readings.Count == 0 || readings.Any(r => claim.Agrees(r.Value))
            ? null
            : Describe(line, claim, readings, sheets);
    }

    private static Finding Describe(
        TextLine line,
        Claim claim,
        IReadOnlyList<(CellSum Sum, decimal Value)> readings,
        ReferenceSheets sheets
    )
    {
        var (sum, value) = readings[0];
        var stated = line.Text[claim.Quantity.Start..claim.Quantity.End];
        var other =
            readings.Count > 1
                ? $"（{CellTitles.Format(readings[1].Sum, sheets)}则为{readings[1].Value:0.##########}）"
                : "";
        var reference = CellReference.To(sum).ToString();
        var actual = $"{claim.Value:0.##########}";
        var shown = claim.InWords ? $"“{stated}”即 {actual}" : stated;
        return new(
            "claims.mismatch",
            Severity.Warning,
            $"正文“{line.SentenceAt(claim.Quantity.Start)}”中的{shown}与表格不一致：{CellTitles.Format(sum, sheets)}为{value:0.##########}{other}。"
                + "请核对：表格对的改正文（可改为引用，随表格自动更新），正文对的改表格。"
        )
        {
            Cells = [.. readings.SelectMany(r => r.Sum.CellsOf(sheets.Year)).Distinct()],
            Section = line.Section,
            Span = line.SpanOf(claim.Quantity.Start, claim.Quantity.End),
            Expected = $"{value:0.##########}",
            Actual = actual,
            // Words are not replaced by a reference; last year's figure does not follow this year's table.
            Replacement = claim.InWords || claim.Subject.OfLastYear ? "" : reference,
        };
    }

    // The cells are those of the likeliest readings of the numbers involved.
    private static Finding Describe(TextLine line, ArithmeticDiscrepancy found, ReferenceSheets? sheets) =>
        new(
            "claims.arithmetic",
            Severity.Warning,
            $"正文“{line.SentenceAt(found.Start)}”中的{line.Text[found.Start..found.End]}与其他数对不上：{found.Explanation}。请核对各数并改正。"
        )
        {
            Cells =
            [
                .. sheets is null ? [] : found.Subjects.SelectMany(s => s.Readings[0].CellsOf(sheets.Year)).Distinct(),
            ],
            Section = line.Section,
            Span = line.SpanOf(found.Start, found.End),
            Expected = found.Expected,
            Actual = found.Actual,
        };
}

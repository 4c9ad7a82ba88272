using Disclosure.Form;
using Disclosure.Form.References;
using Disclosure.Narrative.Domain.Claims;

namespace Disclosure.Narrative.Domain.Checks;

/// <summary>claims.mismatch, claims.arithmetic: every number of the prose against the cell that it speaks of, and against each other.</summary>
internal sealed class ClaimCheck : ITextCheck
{
    public IEnumerable<Finding> Find(Draft draft)
    {
        foreach (var paragraph in ClaimedParagraph.Of(draft))
        {
            foreach (var claim in paragraph.Claims)
            {
                if (Mismatch(paragraph.Line, claim, draft) is { } finding)
                {
                    yield return finding;
                }
            }

            var discrepancies = PartsCheck
                .Find(paragraph.Line.Text, paragraph.Tokens, paragraph.Claims)
                .Concat(RatioCheck.Find(paragraph.Line.Text, paragraph.Tokens, paragraph.Claims, draft.Figures));
            foreach (var discrepancy in discrepancies)
            {
                yield return Arithmetic(paragraph.Line, discrepancy, draft);
            }
        }
    }

    private static Finding? Mismatch(Line line, Claim claim, Draft draft)
    {
        if (draft.Figures is null)
        {
            return null;
        }

        // Most numbers are right.
        var (likeliest, undefined) = claim.Subject.Likeliest.Evaluate(draft.Figures);
        if (undefined == EvaluationFailure.None && claim.Agrees(likeliest))
        {
            return null;
        }

        var readings = ReadingOf.All(claim, draft.Figures);
        if (readings.Count == 0 || readings.Any(r => claim.Agrees(r.Value)))
        {
            return null;
        }

        var (sum, value) = readings[0];
        var stated = line.Text[claim.Quantity.Start..claim.Quantity.End];
        var other =
            readings.Count > 1
                ? $"（{CellTitles.Of(readings[1].Sum, draft.Figures)}则为{readings[1].Value:0.##########}）"
                : "";
        var reference = CellReference.To(sum).ToString();
        var actual = $"{claim.Value:0.##########}";
        var shown = claim.InWords ? $"“{stated}”即 {actual}" : stated;
        return new(
            "claims.mismatch",
            Severity.Warning,
            $"正文“{line.SentenceAt(claim.Quantity.Start)}”中的{shown}与表格不一致：{CellTitles.Of(sum, draft.Figures)}为{value:0.##########}{other}。"
                + $"请核对后改正其中之一，或把正文中的数改为引用“{reference}”，使其随表格自动更新。"
        )
        {
            Cells = [.. readings.SelectMany(r => r.Sum.CellsOf(draft.Figures.Year)).Distinct()],
            Section = line.Section,
            Span = line.SpanOf(claim.Quantity.Start, claim.Quantity.End),
            Expected = $"{value:0.##########}",
            Actual = actual,
            Replacement = claim.InWords || claim.Subject.OfLastYear ? "" : reference,
        };
    }

    private static Finding Arithmetic(Line line, Discrepancy found, Draft draft) =>
        new(
            "claims.arithmetic",
            Severity.Warning,
            $"正文“{line.SentenceAt(found.Start)}”中的{line.Text[found.Start..found.End]}算不出来：{found.Explanation}。请核对各数并改正。"
        )
        {
            Cells =
            [
                .. draft.Figures is { } figures
                    ? found.Subjects.SelectMany(s => s.Readings[0].CellsOf(figures.Year)).Distinct()
                    : [],
            ],
            Section = line.Section,
            Span = line.SpanOf(found.Start, found.End),
            Expected = found.Expected,
            Actual = found.Actual,
        };
}

using Disclosure.Form;
using Disclosure.Statistics.Domain.Sheets;
using Disclosure.Statistics.Domain.Years;

namespace Disclosure.Statistics.Domain.Rules.CarryOver;

/// <summary>Compares a sheet with last year's.</summary>
internal sealed class CarryOverEvaluator(Edition edition, CellRule rule, CarryOverRule carryOver) : IRuleEvaluator
{
    /// <summary>The cells that the rule checks, in their order.</summary>
    public CarryOverPlan[] Plans { get; } = [.. CarryOverPlan.Expand(edition, rule, carryOver)];

    public bool NeedsContext => true;

    public void Evaluate(in CheckInput input, in PreparedSheet prepared, ref FindingList findings)
    {
        // Each plan counts as one unassessed cell.
        if (input.Previous is not { } previous)
        {
            findings.AddUnassessed(rule.Code, "没有上一年的表格可以比对", Plans.Length);
            return;
        }

        foreach (var plan in Plans)
        {
            Evaluate(plan, prepared, previous, rule.SeverityAt(input.Stage), ref findings);
        }
    }

    // What is blank in either year makes the rule unassessable; the blank itself is found by another rule.
    private static void Evaluate(
        CarryOverPlan plan,
        in PreparedSheet prepared,
        PreviousYear previous,
        Severity severity,
        ref FindingList findings
    )
    {
        var sheet = prepared.Sheet;
        // Not applicable this year: nothing is compared.
        if (sheet[plan.Cell].IsNotApplicable)
        {
            return;
        }

        if (
            sheet[plan.Cell].IsBlank
            || !prepared.TryAdd(plan.Plus, out var plus, out _)
            || !prepared.TryAdd(plan.Minus, out var minus, out _)
        )
        {
            findings.AddUnassessed(plan.Rule.Code, "本年有关单元格没有填写");
            return;
        }

        if (previous.Sum(plan.Previous, out var gap) is not { } carried)
        {
            findings.AddUnassessed(plan.Rule.Code, gap);
            return;
        }

        var expected = carried + plus - minus;
        // A bound, or one that adds this year's figures, has no meaning for a part of an agency.
        if (previous.IsInPart && (plan.AtLeast || plan.Plus.Length > 0))
        {
            findings.AddUnassessed(plan.Rule.Code, "原机关只有一部分并入，无法推算");
        }
        else if (IsBroken(plan, previous, sheet[plan.Cell].Number, expected))
        {
            findings.Add(
                new(plan.Rule.Code, severity, CarryOverMessage.Create(plan, sheet, previous, carried, expected))
                {
                    Cells =
                    [
                        .. new[] { plan.Cell }
                            .Concat(plan.Plus)
                            .Concat(plan.Minus)
                            .Select(c => sheet.Edition.Cells[c].Name),
                    ],
                    Expected = NumberFormat.Format(expected),
                    Actual = sheet[plan.Cell].ToString(),
                }
            );
        }
    }

    // Of an agency of which only a part moved, last year's figures are an upper bound.
    // AtLeast: proceedings that were pending last year are among this year's, and new ones come in addition.
    private static bool IsBroken(CarryOverPlan plan, PreviousYear previous, decimal actual, decimal expected) =>
        plan.AtLeast ? actual < expected
        : previous.IsInPart ? actual > expected
        : actual != expected;
}

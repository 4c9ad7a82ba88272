using Disclosure.Form;

namespace Disclosure.Statistics.Domain.Rules.Equations;

/// <summary>Finds the equations of a rule that do not hold: one finding for each row or column.</summary>
internal sealed class EquationEvaluator(Edition edition, CellRule rule, EquationRule equation) : IRuleEvaluator
{
    /// <summary>The rule's equations in the order of their cells.</summary>
    public EquationPlan[] Plans { get; } = [.. EquationPlan.Expand(edition, rule, equation)];

    public bool NeedsContext => false;

    // The order of plans is that of the cells, so that findings read down the table.
    public void Evaluate(in CheckInput input, in PreparedSheet sheet, ref FindingList findings)
    {
        foreach (var plan in Plans)
        {
            switch (EquationSides.Compare(plan, sheet, out var sides))
            {
                case EquationOutcome.Fails:
                    findings.Add(EquationFinding.Create(plan, sides, sheet, rule.SeverityAt(input.Stage)));
                    break;
                case EquationOutcome.NotAssessable:
                    findings.AddUnassessed(rule.Code, "等式中有单元格没有填写");
                    break;
            }
        }
    }
}

namespace Disclosure.Statistics.Domain.Rules.Equations;

/// <summary>The result of an equation in one sheet.</summary>
internal enum EquationOutcome
{
    /// <summary>Both sides are equal, or none of the cells applies.</summary>
    Holds = 0,

    /// <summary>The sides differ.</summary>
    Fails = 1,

    /// <summary>A cell is blank. The blank itself is found by a rule of its own.</summary>
    NotAssessable = 2,
}

/// <summary>The exact sums of both sides of an equation in one sheet.</summary>
/// <remarks>decimal holds the sum of 500 cells of 18 digits exactly.</remarks>
internal readonly record struct EquationSides(decimal Left, decimal Right)
{
    /// <summary>How much the sides differ; 0 or more.</summary>
    public decimal Difference => Math.Abs(Left - Right);

    /// <summary>Adds up both sides and compares them. Cells that are not applicable add nothing.</summary>
    /// <param name="sides">Both sums, where the equation fails.</param>
    public static EquationOutcome Compare(EquationPlan plan, in PreparedSheet sheet, out EquationSides sides)
    {
        sides = default;
        // The quick path: integers only, which is what nearly every equation has.
        if (sheet.TryAddCounts(plan.Left, out var left) && sheet.TryAddCounts(plan.Right, out var right))
        {
            if (left == right)
            {
                return EquationOutcome.Holds;
            }

            sides = new(left, right);
            return EquationOutcome.Fails;
        }

        return CompareExactly(plan, sheet, out sides);
    }

    // For the few equations with a cell that is blank, not applicable, decimal or very large.
    private static EquationOutcome CompareExactly(EquationPlan plan, in PreparedSheet sheet, out EquationSides sides)
    {
        sides = default;
        if (!sheet.TryAdd(plan.Left, out var left, out var any) || !sheet.TryAdd(plan.Right, out var right, out _))
        {
            return EquationOutcome.NotAssessable;
        }

        sides = new(left, right);
        // Without any number nothing was counted: an equation of not-applicable cells holds.
        return left == right || !any ? EquationOutcome.Holds : EquationOutcome.Fails;
    }
}

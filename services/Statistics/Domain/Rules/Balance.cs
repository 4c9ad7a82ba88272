using Disclosure.Form;

namespace Disclosure.Statistics.Domain.Rules;

/// <summary>What an equation comes to in one sheet.</summary>
internal enum Outcome
{
    /// <summary>Both sides are equal, or nothing of it applies.</summary>
    Holds = 0,

    /// <summary>The sides differ.</summary>
    Fails = 1,

    /// <summary>A cell is blank, so that nothing can be said; the blank itself is found by its own rule.</summary>
    NotAssessable = 2,
}

/// <summary>Both sides of an equation in one sheet, exact.</summary>
internal readonly record struct Balance(decimal Left, decimal Right)
{
    public decimal Difference => Math.Abs(Left - Right);

    /// <summary>Adds up both sides. What does not apply counts as nothing.</summary>
    /// <param name="balance">Both sums, where the equation fails.</param>
    public static Outcome Of(EquationPlan plan, in Figures figures, out Balance balance)
    {
        balance = default;
        if (figures.TryAdd(plan.Left, out var left) && figures.TryAdd(plan.Right, out var right))
        {
            if (left == right)
            {
                return Outcome.Holds;
            }

            balance = new(left, right);
            return Outcome.Fails;
        }

        return Slowly(plan, figures, out balance);
    }

    /// <summary>The sum of the cells that count; false where one is blank.</summary>
    /// <param name="any">Whether there is a number at all.</param>
    public static bool TrySum(int[] cells, Sheet sheet, SheetScope scope, out decimal sum, out bool any)
    {
        (sum, any) = (0, false);
        foreach (var cell in cells)
        {
            if (!scope.Has(cell) || sheet[cell].IsNotApplicable)
            {
                continue;
            }

            if (sheet[cell].IsBlank)
            {
                return false;
            }

            any = true;
            sum += sheet[cell].Number;
        }

        return true;
    }

    private static Outcome Slowly(EquationPlan plan, in Figures figures, out Balance balance)
    {
        balance = default;
        if (
            !TrySum(plan.Left, figures.Sheet, figures.Scope, out var left, out var any)
            || !TrySum(plan.Right, figures.Sheet, figures.Scope, out var right, out _)
        )
        {
            return Outcome.NotAssessable;
        }

        balance = new(left, right);
        return left == right || !any ? Outcome.Holds : Outcome.Fails;
    }
}

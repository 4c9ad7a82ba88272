using Disclosure.Vocabulary;

namespace Disclosure.Statistics.Domain;

/// <summary>Both sides of an equation in one sheet, exact.</summary>
internal readonly record struct Balance(decimal Left, decimal Right)
{
    public decimal Difference => Math.Abs(Left - Right);

    /// <summary>
    /// Adds up both sides. Null where they are equal, or where a cell is blank, so that nothing can be said: the blank
    /// itself is found by its own rule. What does not apply counts as nothing.
    /// </summary>
    public static Balance? Breach(EquationPlan plan, Sheet sheet, SheetScope scope)
    {
        var left = default(Sum);
        var right = default(Sum);
        if (!left.Add(plan.Left, sheet, scope) || !right.Add(plan.Right, sheet, scope) || !left.HasAny)
        {
            return null;
        }

        return left.IsSameAs(right) ? null : new(left.Total, right.Total);
    }

    // Counts, which nearly all figures are, are added as integers; decimals only where there are any.
    private struct Sum
    {
        private Int128 _whole;
        private decimal _fractions;

        public bool HasAny { get; private set; }

        public readonly decimal Total => (decimal)_whole + _fractions;

        public bool Add(int[] cells, Sheet sheet, SheetScope scope)
        {
            foreach (var cell in cells)
            {
                if (!scope.Has(cell))
                {
                    continue;
                }

                var value = sheet[cell];
                if (value.IsBlank)
                {
                    return false;
                }

                HasAny = true;
                if (value.Scale == 0)
                {
                    _whole += value.Digits;
                }
                else
                {
                    _fractions += value.Number;
                }
            }

            return true;
        }

        public readonly bool IsSameAs(in Sum other) =>
            _fractions == 0 && other._fractions == 0 ? _whole == other._whole : Total == other.Total;
    }
}

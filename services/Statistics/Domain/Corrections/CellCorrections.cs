namespace Disclosure.Statistics.Domain.Corrections;

/// <summary>Changes one figure by the difference of an equation, where that fixes every equation that the cell is in.</summary>
/// <remarks>Tried for every cell of every equation that fails: with 7 columns and some 30 rows that is a few hundred changes.</remarks>
internal static class CellCorrections
{
    /// <summary>The changes that leave fewer equations open.</summary>
    public static IEnumerable<CorrectionCandidate> Find(EquationSystem table)
    {
        var tried = new HashSet<(int, long)>();
        foreach (var (equation, excess) in table.Failing)
        {
            // A sum may also be wrong in its total: the total is a term with the opposite sign.
            foreach (var (cell, sign) in table.Terms(equation))
            {
                // Moving the excess to one cell makes its equation hold; whether others hold then is seen by trying.
                if (table[cell] is { } old && old - (sign * excess) is >= 0 and var value && tried.Add((cell, value)))
                {
                    var after = table.With([(cell, value)]);
                    if (after.OpenCount < table.OpenCount)
                    {
                        yield return Explain(table, after, cell, old, value);
                    }
                }
            }
        }
    }

    // How the wrong figure differs from the right one shows the cause. The rarer the coincidence, the likelier the cause.
    private static CorrectionCandidate Explain(
        EquationSystem table,
        EquationSystem after,
        int cell,
        long old,
        long value
    )
    {
        var title = table.Edition.Cells[cell].Title;
        // Ordered by how rarely chance would make them: swapped digits before a slip of units before a part counted twice.
        if (DigitComparison.AreSwapped(old, value))
        {
            return new(MistakeCause.SwappedDigits, after, $"{title}的两位数字可能写颠倒了", 1.5);
        }

        if (DigitComparison.FindUnitFactor(old, value) is { } factor)
        {
            return new(MistakeCause.UnitSlip, after, $"{title}的单位或位数可能错了 {factor} 倍", 2);
        }

        var part = SumPartFinder.Find(table, cell, old - value);
        return part.Length > 0
            ? new(MistakeCause.CountedTwice, after, $"{title}可能把{part}多计了一次", 2.5)
            : new(
                MistakeCause.WrongFigure,
                after,
                $"{title}可能填错了",
                // The more digits would have to change, the less likely a typing error.
                3 + (0.1 * DigitComparison.Distance(old, value))
            );
    }
}

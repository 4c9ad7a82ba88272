namespace Disclosure.Statistics.Domain.Repairs;

/// <summary>One figure whose change by as much as an equation lacks repairs every equation through it.</summary>
internal static class CellRepairs
{
    public static IEnumerable<Repair> Of(EquationSystem table)
    {
        var tried = new HashSet<(int, long)>();
        foreach (var (equation, excess) in table.Failing)
        {
            foreach (var (cell, sign) in table.Terms(equation))
            {
                if (table[cell] is { } old && old - (sign * excess) is >= 0 and var value && tried.Add((cell, value)))
                {
                    var after = table.With([(cell, value)]);
                    if (after.Open < table.Open)
                    {
                        yield return Explain(table, after, cell, old, value);
                    }
                }
            }
        }
    }

    // What makes the wrong figure out of the right one tells how it came about: the stranger the coincidence, the likelier.
    private static Repair Explain(EquationSystem table, EquationSystem after, int cell, long old, long value)
    {
        var title = table.Edition.Cells[cell].Title;
        if (Digits.AreSwapped(old, value))
        {
            return new(Cause.SwappedDigits, after, $"{title}的两位数字可能写颠倒了", 1.5);
        }

        if (Digits.Slip(old, value) is { } factor)
        {
            return new(Cause.UnitSlip, after, $"{title}的单位或位数可能错了 {factor} 倍", 2);
        }

        var part = SumParts.Find(table, cell, old - value);
        return part.Length > 0
            ? new(Cause.CountedTwice, after, $"{title}可能把{part}多计了一次", 2.5)
            : new(Cause.WrongFigure, after, $"{title}可能填错了", 3 + (0.1 * Digits.Distance(old, value)));
    }
}

using Disclosure.Form;
using Disclosure.Statistics.Domain.Rules;

namespace Disclosure.Statistics.Domain.Repairs;

/// <summary>
/// One table's figures with the equations between them, to try changes on. A cell that is blank or no integer is unknown.
/// Never changes; a change makes another.
/// </summary>
internal sealed class EquationSystem
{
    private readonly (int Cell, int Sign)[][] _equations;
    private readonly long[] _values;
    private readonly bool[] _unknown;
    private bool[]? _suspects;

    private EquationSystem(Edition edition, FormTable table, (int, int)[][] equations, long[] values, bool[] unknown)
    {
        (Edition, Table, _equations, _values, _unknown) = (edition, table, equations, values, unknown);
        (Failing, Unjudged) = Judge();
    }

    public Edition Edition { get; }

    public FormTable Table { get; }

    /// <summary>Equations that fail, each with what its left side has too much.</summary>
    public IReadOnlyList<(int Equation, long Excess)> Failing { get; }

    /// <summary>Number of equations with an unknown cell.</summary>
    public int Unjudged { get; }

    /// <summary>Number of equations that fail or cannot be judged.</summary>
    public int Open => Failing.Count + Unjudged;

    /// <summary>The table's equations in a sheet; what does not count or does not apply is in none of them.</summary>
    public static EquationSystem Of(RuleSet rules, Sheet sheet, FormTable table)
    {
        var scope = SheetScope.Of(sheet, stackalloc bool[sheet.Edition.Cells.Count]);
        var equations = new List<(int, int)[]>();
        foreach (var plan in rules.Equations)
        {
            if (sheet.Edition.Cells[plan.Left[0]].Table == table)
            {
                var terms = new List<(int, int)>(plan.Left.Length + plan.Right.Length);
                Add(plan.Left, 1, sheet, scope, terms);
                Add(plan.Right, -1, sheet, scope, terms);
                equations.Add([.. terms]);
            }
        }

        var values = new long[sheet.Values.Length];
        var unknown = new bool[values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = sheet[i].Digits;
            unknown[i] = sheet[i].IsBlank || sheet[i].Scale != 0;
        }

        return new(sheet.Edition, table, [.. equations], values, unknown);
    }

    /// <summary>Whether the cell stands in an equation that fails or cannot be judged: no change elsewhere mends anything.</summary>
    public bool IsSuspect(int cell) => (_suspects ??= FindSuspects())[cell];

    /// <summary>The figure; nothing where it is unknown.</summary>
    public long? this[int cell] => _unknown[cell] ? null : _values[cell];

    /// <summary>The cells of an equation, each with the sign that brings it to the left side.</summary>
    public IReadOnlyList<(int Cell, int Sign)> Terms(int equation) => _equations[equation];

    /// <summary>Cells of the table that stand in any equation, in order.</summary>
    public IEnumerable<int> Cells => _equations.SelectMany(e => e).Select(t => t.Cell).Distinct().Order();

    /// <summary>The same with other figures; nothing makes a cell unknown.</summary>
    public EquationSystem With(IEnumerable<(int Cell, long? Value)> changes)
    {
        var values = (long[])_values.Clone();
        var unknown = (bool[])_unknown.Clone();
        foreach (var (cell, value) in changes)
        {
            (values[cell], unknown[cell]) = (value ?? 0, value is null);
        }

        return new(Edition, Table, _equations, values, unknown);
    }

    /// <summary>
    /// The same with every unknown cell filled that the equations determine. Null where one would have to be negative.
    /// </summary>
    public EquationSystem? Solve()
    {
        var values = (long[])_values.Clone();
        var unknown = (bool[])_unknown.Clone();
        for (var again = true; again; )
        {
            again = false;
            foreach (var terms in _equations)
            {
                if (Lone(terms, unknown) is not { } lone)
                {
                    continue;
                }

                var value = -lone.Sign * terms.Where(t => t.Cell != lone.Cell).Sum(t => t.Sign * values[t.Cell]);
                if (value < 0)
                {
                    return null;
                }

                (values[lone.Cell], unknown[lone.Cell], again) = (value, false, true);
            }
        }

        return new(Edition, Table, _equations, values, unknown);
    }

    /// <summary>Cells that differ, each with the figures of both.</summary>
    public IReadOnlyList<(int Cell, long? From, long? To)> ChangesTo(EquationSystem other) =>
        [.. Cells.Where(c => this[c] != other[c]).Select(c => (c, this[c], other[c]))];

    private static void Add(int[] cells, int sign, Sheet sheet, SheetScope scope, List<(int, int)> terms)
    {
        foreach (var cell in cells)
        {
            if (scope.Has(cell) && !sheet[cell].IsNotApplicable)
            {
                terms.Add((cell, sign));
            }
        }
    }

    private static (int Cell, int Sign)? Lone((int Cell, int Sign)[] terms, bool[] unknown)
    {
        (int, int)? lone = null;
        foreach (var term in terms)
        {
            if (unknown[term.Cell])
            {
                if (lone is not null)
                {
                    return null;
                }

                lone = term;
            }
        }

        return lone;
    }

    private bool[] FindSuspects()
    {
        var suspects = new bool[_values.Length];
        var failing = Failing.Select(f => f.Equation).ToHashSet();
        for (var e = 0; e < _equations.Length; e++)
        {
            if (failing.Contains(e) || _equations[e].Any(t => _unknown[t.Cell]))
            {
                foreach (var (cell, _) in _equations[e])
                {
                    suspects[cell] = true;
                }
            }
        }

        return suspects;
    }

    private (IReadOnlyList<(int, long)> Failing, int Unjudged) Judge()
    {
        var failing = new List<(int, long)>();
        var unjudged = 0;
        for (var e = 0; e < _equations.Length; e++)
        {
            var (excess, isKnown) = (0L, true);
            foreach (var (cell, sign) in _equations[e])
            {
                excess += sign * _values[cell];
                isKnown &= !_unknown[cell];
            }

            if (!isKnown)
            {
                unjudged++;
            }
            else if (excess != 0)
            {
                failing.Add((e, excess));
            }
        }

        return (failing, unjudged);
    }
}

using Disclosure.Form;
using Disclosure.Statistics.Domain.Rules;
using Disclosure.Statistics.Domain.Rules.Equations;

namespace Disclosure.Statistics.Domain.Corrections;

/// <summary>
/// The figures of one table with the equations between them, on which changes are tried. A cell that is blank or not an integer is
/// unknown. Immutable: a change creates another system.
/// </summary>
/// <remarks>Change by change a new one: the tiers try hundreds of changes on the same start.</remarks>
internal sealed class EquationSystem
{
    private readonly (int Cell, int Sign)[][] _equations;
    private readonly long[] _values;
    private readonly bool[] _unknown;
    private bool[]? _suspects;

    private EquationSystem(Edition edition, FormTable table, (int, int)[][] equations, long[] values, bool[] unknown)
    {
        (Edition, Table, _equations, _values, _unknown) = (edition, table, equations, values, unknown);
        (Failing, UndeterminedCount) = Evaluate();
    }

    /// <summary>The edition of the sheet.</summary>
    public Edition Edition { get; }

    /// <summary>The table whose equations these are.</summary>
    public FormTable Table { get; }

    /// <summary>The equations that fail, each with how much its left side exceeds the right one.</summary>
    public IReadOnlyList<(int Equation, long Excess)> Failing { get; }

    /// <summary>Number of equations with an unknown cell.</summary>
    public int UndeterminedCount { get; }

    /// <summary>Number of equations that fail or have an unknown cell.</summary>
    public int OpenCount => Failing.Count + UndeterminedCount;

    /// <summary>Creates the system of a table of a sheet. Cells that do not count or are not applicable are left out of the equations.</summary>
    /// <param name="table">Equations belong to the table of their first cell.</param>
    public static EquationSystem Create(EquationPlan[] equations, Sheet sheet, FormTable table)
    {
        // The scope is on the stack: it must not outlive this method.
        var scope = SheetScope.Create(sheet, stackalloc bool[sheet.Edition.Cells.Count]);
        var found = new List<(int, int)[]>();
        foreach (var plan in equations)
        {
            if (sheet.Edition.Cells[plan.Left[0]].Table == table)
            {
                var terms = new List<(int, int)>(plan.Left.Length + plan.Right.Length);
                Add(plan.Left, 1, sheet, scope, terms);
                Add(plan.Right, -1, sheet, scope, terms);
                found.Add([.. terms]);
            }
        }

        var values = new long[sheet.Values.Length];
        var unknown = new bool[values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = sheet[i].Digits;
            // A cell with decimals is unknown to the equations, which count in whole numbers.
            unknown[i] = sheet[i].IsBlank || sheet[i].Scale != 0;
        }

        return new(sheet.Edition, table, [.. found], values, unknown);
    }

    /// <summary>Whether the cell is in an equation that fails or has an unknown cell. Changing only other cells fixes nothing.</summary>
    /// <remarks>Swaps of cells that no open equation has are not tried at all.</remarks>
    public bool IsSuspect(int cell) => (_suspects ??= FindSuspects())[cell];

    /// <summary>The figure of a cell; null where it is unknown.</summary>
    public long? this[int cell] => _unknown[cell] ? null : _values[cell];

    /// <summary>The cells of an equation, each with the sign that brings it to the left side.</summary>
    public IReadOnlyList<(int Cell, int Sign)> Terms(int equation) => _equations[equation];

    /// <summary>Cells of the table that are in an equation, in their order.</summary>
    public IEnumerable<int> Cells => _equations.SelectMany(e => e).Select(t => t.Cell).Distinct().Order();

    /// <summary>A system with other figures; null makes a cell unknown.</summary>
    /// <param name="changes">By index of cell; cells that are not named stay.</param>
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
    /// A system with every unknown cell filled that the equations determine; null where one would have to be negative.
    /// </summary>
    public EquationSystem? Solve()
    {
        var values = (long[])_values.Clone();
        var unknown = (bool[])_unknown.Clone();
        // A solved cell may determine another one, so the equations are gone through until nothing changes.
        // Ends, since each round solves a cell or is the last.
        for (var again = true; again; )
        {
            again = false;
            foreach (var terms in _equations)
            {
                // An equation with two unknowns says nothing of either.
                if (FindOnlyUnknown(terms, unknown) is not { } only)
                {
                    continue;
                }

                var value = -only.Sign * terms.Where(t => t.Cell != only.Cell).Sum(t => t.Sign * values[t.Cell]);
                // No count is negative: the figures that are there contradict each other.
                if (value < 0)
                {
                    return null;
                }

                (values[only.Cell], unknown[only.Cell], again) = (value, false, true);
            }
        }

        return new(Edition, Table, _equations, values, unknown);
    }

    /// <summary>The cells that differ, each with both figures.</summary>
    public IReadOnlyList<(int Cell, long? From, long? To)> ChangesTo(EquationSystem other) =>
        [.. Cells.Where(c => this[c] != other[c]).Select(c => (c, this[c], other[c]))];

    private static void Add(int[] cells, int sign, Sheet sheet, SheetScope scope, List<(int, int)> terms)
    {
        foreach (var cell in cells)
        {
            // A row that the sheet does not use would count twice; what is not applicable adds nothing.
            if (scope.Has(cell) && !sheet[cell].IsNotApplicable)
            {
                terms.Add((cell, sign));
            }
        }
    }

    // The one unknown term of an equation; null where it has none or several.
    private static (int Cell, int Sign)? FindOnlyUnknown((int Cell, int Sign)[] terms, bool[] unknown)
    {
        (int, int)? only = null;
        foreach (var term in terms)
        {
            if (unknown[term.Cell])
            {
                if (only is not null)
                {
                    return null;
                }

                only = term;
            }
        }

        return only;
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

    private (IReadOnlyList<(int, long)> Failing, int Undetermined) Evaluate()
    {
        var failing = new List<(int, long)>();
        var undetermined = 0;
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
                undetermined++;
            }
            else if (excess != 0)
            {
                failing.Add((e, excess));
            }
        }

        return (failing, undetermined);
    }
}

using Disclosure.Form;

namespace Disclosure.Intake.Domain.Tables;

/// <summary>Whether the equations that the form states over whole rows hold in every column of them.</summary>
internal static class ColumnSums
{
    /// <summary>False where the form states none over these rows, or one does not hold.</summary>
    /// <param name="figures">Of each row, one a column.</param>
    public static bool Hold(Edition edition, IReadOnlyList<FormRow> rows, IReadOnlyList<TableFigure[]> figures)
    {
        var byRow = rows.Select((r, i) => (Key: $"{r.Table.Name}.{r.Row.Name}.*", Figures: figures[i]))
            .ToDictionary(r => r.Key, r => r.Figures);
        var equations = edition
            .Rules.Select(r => r.Condition)
            .OfType<EquationRule>()
            .Where(e => e.Left.Concat(e.Right).All(o => o.EndsWith(".*", StringComparison.Ordinal)))
            .Where(e => e.Left.All(byRow.ContainsKey))
            .ToArray();
        return equations.Length > 0 && Array.TrueForAll(equations, e => Holds(e, byRow));
    }

    private static bool Holds(EquationRule equation, Dictionary<string, TableFigure[]> rows)
    {
        var columns = rows[equation.Left[0]].Length;
        return Enumerable.Range(0, columns).All(column => Sum(equation.Left, column) == Sum(equation.Right, column));

        decimal Sum(IReadOnlyList<string> operands, int column) =>
            operands
                .Where(rows.ContainsKey)
                .Select(o => rows[o][column].Value.Value)
                .Sum(v => v.IsNumber ? v.Number : 0);
    }
}

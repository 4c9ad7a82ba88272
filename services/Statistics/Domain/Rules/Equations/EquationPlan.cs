using Disclosure.Form;

namespace Disclosure.Statistics.Domain.Rules.Equations;

/// <summary>An equation of a rule for one row or column: the cells that are added up on either side.</summary>
/// <param name="Subject">The row or column, for people: 表三“自然人”列, 表三“一、…”行.</param>
/// <param name="Left">Indexes of cells.</param>
/// <param name="Right">Indexes of cells.</param>
/// <param name="ByColumn">Whether the cells are of one column and are told apart by their rows.</param>
/// <remarks>Left and right are as the rule states them: received + carried_in = concluded + carried_out.</remarks>
internal sealed record EquationPlan(CellRule Rule, string Subject, int[] Left, int[] Right, bool ByColumn)
{
    /// <summary>Every cell of the equation, the left side first.</summary>
    public IEnumerable<int> All => Left.Concat(Right);

    /// <summary>Expands a rule into one equation for each row or column that the star of its first term stands for.</summary>
    /// <exception cref="InvalidDataException">A term names a cell that the edition does not have.</exception>
    /// <remarks>The first term decides what the star runs over; the other terms follow it.</remarks>
    public static IEnumerable<EquationPlan> Expand(Edition edition, CellRule rule, EquationRule equation)
    {
        var first = equation.Left[0].Split('.');
        var byColumn = first[2] == "*";
        foreach (var cell in edition.Cells.Where(c => Matches(first, c)))
        {
            var star = byColumn ? cell.Column.Name : cell.Row.Name;
            var subject = byColumn
                ? $"{cell.Table.Title}“{cell.Column.Label}”列"
                : $"{cell.Table.Title}“{cell.Row.Title}”行";
            yield return new(
                rule,
                subject,
                [.. equation.Left.Select(t => edition.RequireCell(rule, t, star))],
                [.. equation.Right.Select(t => edition.RequireCell(rule, t, star))],
                byColumn
            );
        }
    }

    // Stars in any part match all names.
    private static bool Matches(string[] term, FormCell cell) =>
        cell.Table.Name == term[0]
        && (term[1] == "*" || cell.Row.Name == term[1])
        && (term[2] == "*" || cell.Column.Name == term[2]);
}

using Disclosure.Form;

namespace Disclosure.Statistics.Domain.Rules;

/// <summary>A rule's equation for one row or column: which cells are added up on either side.</summary>
/// <param name="Subject">The row or column that it is for: 表三“自然人”列, 表三“一、…”行.</param>
/// <param name="Left">Places of cells.</param>
/// <param name="Right">Places of cells.</param>
/// <param name="ByColumn">Whether its cells stand in one column, and are told apart by their rows.</param>
internal sealed record EquationPlan(CellRule Rule, string Subject, int[] Left, int[] Right, bool ByColumn)
{
    /// <summary>Every cell of the equation, left side first.</summary>
    public IEnumerable<int> All => Left.Concat(Right);

    /// <summary>One plan for each row or column that the star of the first term stands for.</summary>
    public static IEnumerable<EquationPlan> Expand(Edition edition, CellRule rule)
    {
        var equation = (EquationRule)rule.Test;
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
                [.. equation.Left.Select(Place)],
                [.. equation.Right.Select(Place)],
                byColumn
            );

            int Place(string term) =>
                edition.IndexOf(term.Replace("*", star, StringComparison.Ordinal)) is >= 0 and var place
                    ? place
                    : throw new InvalidOperationException(
                        $"Edition {edition.Id}: {rule.Code} names {term}, which has no cell for {star}."
                    );
        }
    }

    private static bool Matches(string[] term, FormCell cell) =>
        cell.Table.Name == term[0]
        && (term[1] == "*" || cell.Row.Name == term[1])
        && (term[2] == "*" || cell.Column.Name == term[2]);
}

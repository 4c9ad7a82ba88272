using Disclosure.Form;

namespace Disclosure.Statistics.Domain.Carry;

/// <summary>A rule across years for one cell: what the cell must be, given last year's sheet.</summary>
/// <param name="Cell">Place of the cell that is judged.</param>
/// <param name="Previous">Places of last year's cells that are added up.</param>
/// <param name="Plus">Places of this year's cells that are added.</param>
/// <param name="Minus">Places of this year's cells that are taken off.</param>
/// <param name="AtLeast">The cell may be more.</param>
internal sealed record CarryPlan(CellRule Rule, int Cell, int[] Previous, int[] Plus, int[] Minus, bool AtLeast)
{
    /// <summary>One plan for each row or column that the star of the judged cell stands for.</summary>
    public static IEnumerable<CarryPlan> Expand(Edition edition, CellRule rule)
    {
        var carry = (CarryOverRule)rule.Test;
        var byRow = carry.Cell.Split('.')[1] == "*";
        foreach (var place in edition.Match(carry.Cell))
        {
            var cell = edition.Cells[place];
            var star = byRow ? cell.Row.Name : cell.Column.Name;
            if (!carry.Except.Contains(star))
            {
                yield return new(
                    rule,
                    place,
                    [.. carry.Previous.Select(Place)],
                    [.. carry.Plus.Select(Place)],
                    [.. carry.Minus.Select(Place)],
                    carry.AtLeast
                );
            }

            int Place(string term) =>
                edition.IndexOf(term.Replace("*", star, StringComparison.Ordinal)) is >= 0 and var at
                    ? at
                    : throw new InvalidOperationException(
                        $"Edition {edition.Id}: {rule.Code} names {term}, which has no cell for {star}."
                    );
        }
    }
}

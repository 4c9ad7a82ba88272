using Disclosure.Form;

namespace Disclosure.Statistics.Domain.Rules.CarryOver;

/// <summary>A rule across years for one cell: what the cell must be, given last year's sheet. All cells are indexes.</summary>
/// <param name="Cell">The cell that is checked.</param>
/// <param name="Previous">Last year's cells that are added up.</param>
/// <param name="Plus">This year's cells that are added.</param>
/// <param name="Minus">This year's cells that are subtracted.</param>
/// <param name="AtLeast">Whether the cell may be more.</param>
/// <param name="ByRow">Whether the rule goes row by row, so that columns tell its cells apart.</param>
/// <remarks>Expanded once an edition: evaluators work with indexes only.</remarks>
internal sealed record CarryOverPlan(
    CellRule Rule,
    int Cell,
    int[] Previous,
    int[] Plus,
    int[] Minus,
    bool AtLeast,
    bool ByRow
)
{
    /// <summary>Expands a rule into one plan for each row or column that the star of its cell stands for.</summary>
    /// <exception cref="InvalidDataException">A term names a cell that the edition does not have.</exception>
    public static IEnumerable<CarryOverPlan> Expand(Edition edition, CellRule rule, CarryOverRule carryOver)
    {
        // table.*.column goes row by row, table.row.* column by column.
        var byRow = carryOver.Cell.Split('.')[1] == "*";
        foreach (var index in edition.Match(carryOver.Cell))
        {
            var cell = edition.Cells[index];
            var star = byRow ? cell.Row.Name : cell.Column.Name;
            // Columns such as total are excepted where a rule of another severity has them.
            if (!carryOver.Except.Contains(star))
            {
                yield return new(
                    rule,
                    index,
                    [.. carryOver.Previous.Select(t => edition.RequireCell(rule, t, star))],
                    [.. carryOver.Plus.Select(t => edition.RequireCell(rule, t, star))],
                    [.. carryOver.Minus.Select(t => edition.RequireCell(rule, t, star))],
                    carryOver.AtLeast,
                    byRow
                );
            }
        }
    }
}

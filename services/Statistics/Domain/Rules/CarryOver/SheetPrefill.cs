using Disclosure.Form;
using Disclosure.Statistics.Domain.Sheets;
using Disclosure.Statistics.Domain.Years;

namespace Disclosure.Statistics.Domain.Rules.CarryOver;

/// <summary>Fills the cells of a new year's sheet that follow from last year's; the others stay blank.</summary>
/// <remarks>A draft of the new year begins with them.</remarks>
internal static class SheetPrefill
{
    /// <summary>
    /// The cells with a known figure, by index. A rule with a bound gives no figure, nor does an agency of which only a part moved.
    /// </summary>
    /// <param name="plans">The edition's rules across years.</param>
    /// <param name="previous">Null where there is no sheet of last year: no cell is filled.</param>
    public static IReadOnlyDictionary<int, CellValue> FindCells(
        IEnumerable<CarryOverPlan> plans,
        PreviousYear? previous
    )
    {
        // Of a part nothing is carried: how much of it went over is not known.
        var cells = new Dictionary<int, CellValue>();
        if (previous is null or { IsInPart: true })
        {
            return cells;
        }

        foreach (var plan in plans.Where(p => !p.AtLeast))
        {
            if (
                previous.Sum(plan.Previous, out _) is { } sum
                // A sum of 18-digit figures may have more digits than a cell holds: it is then left blank.
                && CellValue.TryParse(NumberFormat.Format(sum), out var value)
            )
            {
                cells[plan.Cell] = value;
            }
        }

        return cells;
    }
}

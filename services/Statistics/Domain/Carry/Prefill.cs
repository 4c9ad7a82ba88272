using Disclosure.Form;
using Disclosure.Statistics.Domain.Rules;

namespace Disclosure.Statistics.Domain.Carry;

/// <summary>The cells of a new year's sheet that follow from last year's; all others stay blank.</summary>
internal static class Prefill
{
    /// <summary>
    /// What was carried over, and what is in force to begin with. A bound alone gives no figure, nor does an office of which
    /// only a part went over.
    /// </summary>
    public static IReadOnlyDictionary<int, CellValue> Of(RuleSet rules, PreviousYear? previous)
    {
        var cells = new Dictionary<int, CellValue>();
        if (previous is null or { IsInPart: true })
        {
            return cells;
        }

        foreach (var plan in rules.Carries.Where(p => !p.AtLeast))
        {
            if (previous.Sum(plan.Previous, out _) is { } sum && CellValue.TryParse(Plain.Of(sum), out var value))
            {
                cells[plan.Cell] = value;
            }
        }

        return cells;
    }
}

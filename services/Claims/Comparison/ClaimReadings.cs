using Disclosure.Claims.Quantities;
using Disclosure.Claims.Subjects;
using Disclosure.Form.References;

namespace Disclosure.Claims.Comparison;

/// <summary>Evaluates the readings of a claim against the sheets of a report.</summary>
internal static class ClaimReadings
{
    /// <summary>
    /// Each reading that has a value, the likeliest first. A reading with the value of an earlier one is left out.
    /// </summary>
    public static IReadOnlyList<(CellSum Sum, decimal Value)> Evaluate(Claim claim, ReferenceSheets sheets)
    {
        var readings = new List<(CellSum Sum, decimal Value)>();
        foreach (var sum in claim.Subject.Readings)
        {
            var (value, undefined) = sum.Evaluate(sheets);
            if (undefined == EvaluationFailure.None && !readings.Exists(r => r.Value == value))
            {
                readings.Add((sum, value));
            }
        }

        return readings;
    }

    /// <summary>Whether the number stated is the value, rounded as the number is. Money in prose is 元, in cells 万元.</summary>
    public static bool Agrees(this Claim claim, decimal value) =>
        claim.Quantity.Unit == QuantityUnit.Money
            ? claim.Quantity.Agrees(value * 10_000)
            : claim.Quantity.Agrees(value);
}

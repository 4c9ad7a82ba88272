using Disclosure.Form;

namespace Disclosure.Statistics.Domain.Sheets;

/// <summary>The numbers that a column allows.</summary>
internal static class ValueTypeLimits
{
    /// <summary>What is wrong with a number in a column of this type; null where nothing is.</summary>
    /// <param name="value">A number; blank and not applicable are allowed everywhere.</param>
    /// <returns>The reason of the API error, and the problem in Chinese.</returns>
    public static (string Reason, string Problem)? FindViolation(CellValueType type, CellValue value) =>
        type switch
        {
            CellValueType.Count or CellValueType.Amount when value.Digits < 0 => ("CELL_NEGATIVE", "不能是负数"),
            CellValueType.Count or CellValueType.SignedCount when value.Number != decimal.Truncate(value.Number) => (
                "CELL_NOT_INTEGER",
                "应为整数"
            ),
            _ => null,
        };
}

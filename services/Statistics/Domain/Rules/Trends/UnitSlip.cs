using Disclosure.Form;
using Disclosure.Statistics.Domain.Sheets;

namespace Disclosure.Statistics.Domain.Rules.Trends;

/// <summary>A figure that is about last year's times a power of ten: 元 for 万元, or a digit too many or too few.</summary>
/// <param name="Suggested">The figure in the right unit, as a cell holds it.</param>
/// <param name="Description">What it looks like, in Chinese.</param>
internal sealed record UnitSlip(string Suggested, string Description)
{
    // 元 in 万元
    private const decimal TenThousand = 10_000;

    // Money is compared with last year's whatever it was, within a factor of three.
    private const decimal Alike = 3;

    // Counts below this jump tenfold by chance.
    private const decimal LeastCount = 20;

    /// <summary>The slip that explains a figure beside last year's; null where none does.</summary>
    /// <param name="figure">This year's, in the unit of the column.</param>
    /// <param name="before">Last year's, in the same unit.</param>
    public static UnitSlip? Find(FormCell cell, decimal figure, decimal before)
    {
        if (figure <= 0 || before <= 0)
        {
            return null;
        }

        // Amounts vary from year to year, so that 10,000 is looked for within a factor of three. Counts must be exact multiples.
        if (cell.Column.ValueType == CellValueType.Amount)
        {
            return IsAlike(figure / TenThousand, before)
                    ? new(
                        NumberFormat.Format(Math.Round(figure / TenThousand, 4, MidpointRounding.AwayFromZero)),
                        "像是以元填报，单位应为万元"
                    )
                : IsAlike(figure * TenThousand, before)
                    ? new(NumberFormat.Format(figure * TenThousand), "像是把上年或本年的单位弄错了 1 万倍")
                : null;
        }

        foreach (var factor in (ReadOnlySpan<decimal>)[10, 100, 1_000, TenThousand])
        {
            // 2 against 20 happens; 30 against 300 is looked at.
            if (Math.Min(figure, before) < LeastCount)
            {
                break;
            }

            if (figure == before * factor)
            {
                return new(
                    NumberFormat.Format(before),
                    $"正好是上年的 {factor:0} 倍，像是多写了 {Zeros(factor)} 个 0 或用错了单位"
                );
            }

            if (figure * factor == before)
            {
                return new(
                    NumberFormat.Format(before),
                    $"正好是上年的 {factor:0} 分之一，像是少写了 {Zeros(factor)} 个 0 或用错了单位"
                );
            }
        }

        // Counts typed in 万, or the other way round.
        return IsAlike(figure / TenThousand, before) && before >= LeastCount
                ? new(
                    NumberFormat.Format(Math.Round(figure / TenThousand, MidpointRounding.AwayFromZero)),
                    "约为上年的 1 万倍，像是用错了单位"
                )
            : IsAlike(figure * TenThousand, before) && figure >= 1
                ? new(NumberFormat.Format(figure * TenThousand), "约为上年的 1 万分之一，像是以万为单位填报")
            : null;
    }

    private static bool IsAlike(decimal one, decimal other) => one <= other * Alike && other <= one * Alike;

    private static int Zeros(decimal factor) => $"{factor:0}".Length - 1;
}

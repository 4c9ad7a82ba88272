using System.Globalization;

namespace Disclosure.Rendering.Charts;

/// <summary>The axis of figures: from 0 to a round number that holds them all, in even steps.</summary>
/// <param name="Step">Figures between two marks.</param>
/// <param name="Steps">Marks above zero, 1 to 5.</param>
internal readonly record struct AxisScale(decimal Step, int Steps)
{
    private const int MaxSteps = 5;

    /// <summary>The figure at the end of the axis; never below any figure shown.</summary>
    public decimal Top => Step * Steps;

    /// <param name="most">The greatest figure. Zero or less gives an axis from 0 to 1.</param>
    public static AxisScale Create(decimal most)
    {
        // Nothing but zeros: an axis must have a length to divide by.
        if (most <= 0)
        {
            return new(1, 1);
        }

        // 1, 2 or 5 times a power of ten; below one only where a figure is.
        // Counts take whole steps; amounts below one, such as 万元, need finer ones.
        var step = most < 1 ? 0.000_000_001m : 1m;
        var factor = 0;
        while (step * MaxSteps < most)
        {
            // 2, 2.5 and 2 again lead from 1 to 2, 5 and 10.
            step *= factor++ % 3 == 1 ? 2.5m : 2;
        }

        return new(step, (int)decimal.Ceiling(most / step));
    }

    /// <summary>What is written at the end of a step.</summary>
    /// <remarks>Up to nine digits, as the smallest step has; trailing zeros are dropped.</remarks>
    public string TickLabel(int step) => (Step * step).ToString("0.#########", CultureInfo.InvariantCulture);

    /// <summary>How far along the axis a figure is, 0 to 1.</summary>
    public double Fraction(decimal value) => (double)(value / Top);
}

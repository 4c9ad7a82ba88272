using System.Globalization;

namespace Disclosure.Rendering.Charts;

/// <summary>The axis of figures: from 0 to a round number that holds them all, in even steps.</summary>
internal readonly record struct AxisScale(decimal Step, int Steps)
{
    private const int MaxSteps = 5;

    public decimal Top => Step * Steps;

    public static AxisScale Create(decimal most)
    {
        if (most <= 0)
        {
            return new(1, 1);
        }

        // 1, 2 or 5 times a power of ten; below one only where a figure is.
        var step = most < 1 ? 0.000_000_001m : 1m;
        var factor = 0;
        while (step * MaxSteps < most)
        {
            step *= factor++ % 3 == 1 ? 2.5m : 2;
        }

        return new(step, (int)decimal.Ceiling(most / step));
    }

    /// <summary>What is written at the end of a step.</summary>
    public string TickLabel(int step) => (Step * step).ToString("0.#########", CultureInfo.InvariantCulture);

    /// <summary>How far along the axis a figure is, 0 to 1.</summary>
    public double Fraction(decimal value) => (double)(value / Top);
}

namespace Disclosure.Statistics.Domain.Trends;

/// <summary>The middle of some figures and how far they lie around it, neither of which one wild figure can move.</summary>
/// <param name="Size">Number of figures.</param>
/// <param name="Median">As it is.</param>
internal readonly record struct RobustSample(int Size, double Median, double LogMedian, double LogSpread)
{
    // Makes the median absolute deviation of a normal sample its standard deviation.
    private const double Normal = 1.4826;

    // Small figures jump by chance: as far as this nothing is said.
    private const double LeastSpread = 0.35;

    public static RobustSample Of(IReadOnlyCollection<decimal> figures)
    {
        var sorted = figures.Select(f => (double)f).Order().ToArray();
        var logs = Array.ConvertAll(sorted, Scale);
        var middle = MedianOf(logs);
        var deviations = logs.Select(l => Math.Abs(l - middle)).Order().ToArray();
        return new(sorted.Length, MedianOf(sorted), middle, Math.Max(LeastSpread, Normal * MedianOf(deviations)));
    }

    /// <summary>How many robust standard deviations a figure is from the median; negative below it.</summary>
    public double Distance(decimal figure) => (Scale((double)figure) - LogMedian) / LogSpread;

    // Figures of offices differ by factors, so they are compared as logarithms.
    private static double Scale(double figure) => Math.Sign(figure) * Math.Log(1 + Math.Abs(figure));

    private static double MedianOf(double[] sorted) =>
        sorted.Length == 0 ? 0 : (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
}

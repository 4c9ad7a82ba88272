namespace Disclosure.Statistics.Domain.Rules.Trends;

/// <summary>
/// The median of some figures and their spread around it. Both are robust: one extreme figure cannot move them.
/// </summary>
/// <param name="Size">Number of figures.</param>
/// <param name="Median">Median of the figures.</param>
/// <param name="LogMedian">Median of their logarithms.</param>
/// <param name="LogSpread">Robust standard deviation of their logarithms.</param>
/// <remarks>Median and median absolute deviation, as the mean and its deviation would follow the very figure that is in question.</remarks>
internal readonly record struct RobustSample(int Size, double Median, double LogMedian, double LogSpread)
{
    // Scales the median absolute deviation of a normal sample to its standard deviation.
    private const double NormalScale = 1.4826;

    // Small figures jump by chance, so the spread is never taken as less.
    // exp(0.35) is 1.42: a spread below it would question changes of every day.
    private const double MinSpread = 0.35;

    /// <summary>Computes the sample; the median of no figures is 0.</summary>
    public static RobustSample Create(IReadOnlyCollection<decimal> figures)
    {
        var sorted = figures.Select(f => (double)f).Order().ToArray();
        var logs = Array.ConvertAll(sorted, ToLog);
        var middle = ComputeMedian(logs);
        var deviations = logs.Select(l => Math.Abs(l - middle)).Order().ToArray();
        return new(
            sorted.Length,
            ComputeMedian(sorted),
            middle,
            Math.Max(MinSpread, NormalScale * ComputeMedian(deviations))
        );
    }

    /// <summary>The distance of a figure from the median in robust standard deviations; negative below the median.</summary>
    /// <param name="figure">May be 0 or negative.</param>
    public double Distance(decimal figure) => (ToLog((double)figure) - LogMedian) / LogSpread;

    // Figures of agencies differ by factors, so they are compared as logarithms.
    // log(1 + x) gives zero a place; the sign is kept for signed counts.
    private static double ToLog(double figure) => Math.Sign(figure) * Math.Log(1 + Math.Abs(figure));

    // The mean of the two middle ones where their number is even.
    private static double ComputeMedian(double[] sorted) =>
        sorted.Length == 0 ? 0 : (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
}

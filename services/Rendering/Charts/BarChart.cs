namespace Disclosure.Rendering.Charts;

/// <summary>Figures to draw as bars.</summary>
/// <param name="Unit">Such as 件; empty for none.</param>
/// <param name="Categories">What is compared.</param>
/// <param name="Series">Each with one figure a category.</param>
/// <param name="IsHorizontal">Bars on their side, for long names.</param>
internal sealed record BarChart(
    string Title,
    string Unit,
    IReadOnlyList<string> Categories,
    IReadOnlyList<ChartSeries> Series,
    bool IsHorizontal
);

/// <param name="Values">Null where there is no figure.</param>
/// <summary>Figures that share a colour.</summary>
internal sealed record ChartSeries(string Name, IReadOnlyList<decimal?> Values);

using Disclosure.Rendering.Domain;

namespace Disclosure.Rendering.Charts;

/// <summary>Bars that lie under one another, each beside its name.</summary>
internal static class LyingBars
{
    private const double BarHeight = 13;
    private const double MaxName = 150;

    /// <returns>The height of the drawing.</returns>
    public static double Draw(List<Shape> shapes, Chart chart, Scale scale, double top)
    {
        var names = Math.Min(MaxName, chart.Categories.Max(c => TextWidth.Of(c, ChartLayout.Small)));
        var figures = chart
            .Series.SelectMany(s => s.Values)
            .Max(v => TextWidth.Of(ChartWords.Figure(v, chart.Unit), ChartLayout.Small));
        var left = names + (2 * ChartLayout.Gap);
        var plot = ChartLayout.Width - left - figures - (2 * ChartLayout.Gap);
        var room = (BarHeight * chart.Series.Count) + (1.5 * ChartLayout.Gap);
        for (var c = 0; c < chart.Categories.Count; c++)
        {
            var y = top + (room * c);
            var name = chart.Categories[c];
            var size = Math.Min(ChartLayout.Small, ChartLayout.Small * MaxName / TextWidth.Of(name, ChartLayout.Small));
            var middle = y + (BarHeight * chart.Series.Count / 2) + (ChartLayout.Small / 3);
            shapes.Add(new Label(left - ChartLayout.Gap, middle, Math.Round(size, 2), Anchor.End, name));
            for (var s = 0; s < chart.Series.Count; s++)
            {
                var value = chart.Series[s].Values[c];
                var width = value is { } number ? plot * scale.Share(number) : 0;
                var under = y + (BarHeight * s);
                if (width > 0)
                {
                    shapes.Add(new Box(left, under, width, BarHeight, ChartLayout.TintOf(s)));
                }

                shapes.Add(
                    new Label(
                        left + width + (ChartLayout.Gap / 2),
                        under + (BarHeight / 2) + (ChartLayout.Small / 3),
                        ChartLayout.Small,
                        Anchor.Start,
                        ChartWords.Figure(value, chart.Unit)
                    )
                );
            }
        }

        var bottom = top + (room * chart.Categories.Count);
        shapes.Add(new Rule(left, top - (ChartLayout.Gap / 2), left, bottom));
        return bottom + ChartLayout.Gap;
    }
}

using Disclosure.Rendering.Domain;

namespace Disclosure.Rendering.Charts;

/// <summary>Bars that stand side by side above the names of what they compare.</summary>
internal static class StandingBars
{
    private const double PlotHeight = 150;

    // Of the room that a category has, bars take this much.
    private const double Fill = 0.66;

    /// <returns>The height of the drawing.</returns>
    public static double Draw(List<Shape> shapes, Chart chart, Scale scale, double top)
    {
        var ticks = Enumerable.Range(0, scale.Steps + 1).Select(i => scale.Tick(i)).ToArray();
        var left = ticks.Max(t => TextWidth.Of(t, ChartLayout.Small)) + (2 * ChartLayout.Gap);
        var right = ChartLayout.Width - ChartLayout.Gap;

        // The unit stands above the axis, the highest figure above its bar.
        top += ChartLayout.Small + ChartLayout.Gap;
        shapes.Add(new Label(left, top - ChartLayout.Gap, ChartLayout.Small, Anchor.End, chart.Unit));
        top += ChartLayout.Small;
        var bottom = top + PlotHeight;
        for (var i = 0; i < ticks.Length; i++)
        {
            var y = bottom - (PlotHeight * i / scale.Steps);
            shapes.Add(new Rule(left, y, right, y, IsFaint: i > 0));
            shapes.Add(
                new Label(left - ChartLayout.Gap, y + (ChartLayout.Small / 3), ChartLayout.Small, Anchor.End, ticks[i])
            );
        }

        var room = (right - left) / chart.Categories.Count;
        var bar = room * Fill / chart.Series.Count;
        for (var c = 0; c < chart.Categories.Count; c++)
        {
            var start = left + (room * c) + (room * (1 - Fill) / 2);
            for (var s = 0; s < chart.Series.Count; s++)
            {
                DrawBar(
                    shapes,
                    chart.Series[s].Values[c],
                    start + (bar * s),
                    bottom,
                    bar,
                    scale,
                    ChartLayout.TintOf(s)
                );
            }

            shapes.Add(
                new Label(
                    left + (room * (c + 0.5)),
                    bottom + ChartLayout.Small + (ChartLayout.Gap / 2),
                    Fit(chart.Categories[c], room),
                    Anchor.Middle,
                    chart.Categories[c]
                )
            );
        }

        return bottom + ChartLayout.Small + (2 * ChartLayout.Gap);
    }

    private static void DrawBar(
        List<Shape> shapes,
        decimal? value,
        double x,
        double bottom,
        double width,
        Scale scale,
        Tint tint
    )
    {
        var height = value is { } number ? PlotHeight * scale.Share(number) : 0;
        if (height > 0)
        {
            shapes.Add(new Box(x, bottom - height, width, height, tint));
        }

        var text = ChartWords.Figure(value);
        shapes.Add(new Label(x + (width / 2), bottom - height - 2, Fit(text, width * 1.3), Anchor.Middle, text));
    }

    // As large as others, or as small as the room asks.
    private static double Fit(string text, double room) =>
        Math.Round(
            Math.Clamp(ChartLayout.Small * room / TextWidth.Of(text, ChartLayout.Small), 4, ChartLayout.Small),
            2
        );
}

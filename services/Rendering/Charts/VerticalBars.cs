using Disclosure.Rendering.Domain;

namespace Disclosure.Rendering.Charts;

/// <summary>Vertical bars side by side above the names of their categories.</summary>
internal static class VerticalBars
{
    // Height of the longest bar, in points.
    private const double PlotHeight = 150;

    // Of the room that a category has, bars take this much.
    private const double Fill = 0.66;

    /// <returns>The height of the drawing.</returns>
    public static double Draw(List<DrawingShape> shapes, BarChart chart, AxisScale scale, double top)
    {
        // Zero has a tick too, hence one more than the steps.
        var ticks = Enumerable.Range(0, scale.Steps + 1).Select(i => scale.TickLabel(i)).ToArray();
        var left = ticks.Max(t => TextWidthEstimate.Estimate(t, ChartDrawing.Small)) + (2 * ChartDrawing.Gap);
        var right = ChartDrawing.Width - ChartDrawing.Gap;

        // The unit stands above the axis, the highest figure above its bar.
        top += ChartDrawing.Small + ChartDrawing.Gap;
        shapes.Add(new TextLabel(left, top - ChartDrawing.Gap, ChartDrawing.Small, TextAnchor.End, chart.Unit));
        // Once more the size of a line: the figure above the highest bar needs it.
        top += ChartDrawing.Small;
        var bottom = top + PlotHeight;
        for (var i = 0; i < ticks.Length; i++)
        {
            var y = bottom - (PlotHeight * i / scale.Steps);
            // The lowest line is the axis itself and is drawn in full.
            shapes.Add(new StraightLine(left, y, right, y, IsGridLine: i > 0));
            shapes.Add(
                new TextLabel(
                    left - ChartDrawing.Gap,
                    y + (ChartDrawing.Small / 3),
                    ChartDrawing.Small,
                    TextAnchor.End,
                    ticks[i]
                )
            );
        }

        var room = (right - left) / chart.Categories.Count;
        var bar = room * Fill / chart.Series.Count;
        for (var c = 0; c < chart.Categories.Count; c++)
        {
            // Bars stand in the middle of their room; half of the free part is on each side.
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
                    ChartDrawing.ColorFor(s)
                );
            }

            shapes.Add(
                new TextLabel(
                    left + (room * (c + 0.5)),
                    bottom + ChartDrawing.Small + (ChartDrawing.Gap / 2),
                    // A long name is set smaller; neighbours must not run into each other.
                    Fit(chart.Categories[c], room),
                    TextAnchor.Middle,
                    chart.Categories[c]
                )
            );
        }

        return bottom + ChartDrawing.Small + (2 * ChartDrawing.Gap);
    }

    private static void DrawBar(
        List<DrawingShape> shapes,
        decimal? value,
        double x,
        double bottom,
        double width,
        AxisScale scale,
        RgbColor tint
    )
    {
        var height = value is { } number ? PlotHeight * scale.Fraction(number) : 0;
        if (height > 0)
        {
            // A bar of no height would show as a line and look like a small figure.
            shapes.Add(new FilledRectangle(x, bottom - height, width, height, tint));
        }

        var text = ChartDescription.FormatValue(value);
        shapes.Add(
            // A figure may be a little wider than its bar.
            new TextLabel(x + (width / 2), bottom - height - 2, Fit(text, width * 1.3), TextAnchor.Middle, text)
        );
    }

    // As large as others, or as small as the room asks.
    private static double Fit(string text, double room) =>
        Math.Round(
            Math.Clamp(
                ChartDrawing.Small * room / TextWidthEstimate.Estimate(text, ChartDrawing.Small),
                // Smaller than 4 points nobody reads it; then it may overlap.
                4,
                ChartDrawing.Small
            ),
            2
        );
}

using Disclosure.Rendering.Domain;

namespace Disclosure.Rendering.Charts;

/// <summary>Horizontal bars below one another, each beside its name.</summary>
internal static class HorizontalBars
{
    // Height of a bar, and the room for names, in points.
    private const double BarHeight = 13;
    private const double MaxName = 150;

    /// <returns>The height of the drawing.</returns>
    public static double Draw(List<DrawingShape> shapes, BarChart chart, AxisScale scale, double top)
    {
        var names = Math.Min(MaxName, chart.Categories.Max(c => TextWidthEstimate.Estimate(c, ChartDrawing.Small)));
        var figures = chart
            .Series.SelectMany(s => s.Values)
            .Max(v => TextWidthEstimate.Estimate(ChartDescription.FormatValue(v, chart.Unit), ChartDrawing.Small));
        var left = names + (2 * ChartDrawing.Gap);
        var plot = ChartDrawing.Width - left - figures - (2 * ChartDrawing.Gap);
        var room = (BarHeight * chart.Series.Count) + (1.5 * ChartDrawing.Gap);
        for (var c = 0; c < chart.Categories.Count; c++)
        {
            var y = top + (room * c);
            var name = chart.Categories[c];
            var size = Math.Min(
                ChartDrawing.Small,
                ChartDrawing.Small * MaxName / TextWidthEstimate.Estimate(name, ChartDrawing.Small)
            );
            var middle = y + (BarHeight * chart.Series.Count / 2) + (ChartDrawing.Small / 3);
            shapes.Add(new TextLabel(left - ChartDrawing.Gap, middle, Math.Round(size, 2), TextAnchor.End, name));
            for (var s = 0; s < chart.Series.Count; s++)
            {
                var value = chart.Series[s].Values[c];
                var width = value is { } number ? plot * scale.Fraction(number) : 0;
                var under = y + (BarHeight * s);
                if (width > 0)
                {
                    shapes.Add(new FilledRectangle(left, under, width, BarHeight, ChartDrawing.ColorFor(s)));
                }

                shapes.Add(
                    new TextLabel(
                        left + width + (ChartDrawing.Gap / 2),
                        under + (BarHeight / 2) + (ChartDrawing.Small / 3),
                        ChartDrawing.Small,
                        TextAnchor.Start,
                        ChartDescription.FormatValue(value, chart.Unit)
                    )
                );
            }
        }

        var bottom = top + (room * chart.Categories.Count);
        shapes.Add(new StraightLine(left, top - (ChartDrawing.Gap / 2), left, bottom));
        return bottom + ChartDrawing.Gap;
    }
}

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
        // The longest name decides, up to the limit; longer ones are set smaller below.
        var names = Math.Min(MaxName, chart.Categories.Max(c => TextWidthEstimate.Estimate(c, ChartDrawing.Small)));
        // Room at the right for the widest figure, which stands behind its bar.
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
            // A long name shrinks to the room instead of being cut off.
            var size = Math.Min(
                ChartDrawing.Small,
                ChartDrawing.Small * MaxName / TextWidthEstimate.Estimate(name, ChartDrawing.Small)
            );
            // The baseline lies a third of the size below the middle.
            var middle = y + (BarHeight * chart.Series.Count / 2) + (ChartDrawing.Small / 3);
            shapes.Add(new TextLabel(left - ChartDrawing.Gap, middle, Math.Round(size, 2), TextAnchor.End, name));
            for (var s = 0; s < chart.Series.Count; s++)
            {
                var value = chart.Series[s].Values[c];
                // Zero and "no figure" draw no bar; the words beside them tell the two apart.
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
        // The axis goes last, over the ends of the bars.
        shapes.Add(new StraightLine(left, top - (ChartDrawing.Gap / 2), left, bottom));
        return bottom + ChartDrawing.Gap;
    }
}

using Disclosure.Rendering.Domain;

namespace Disclosure.Rendering.Charts;

/// <summary>
/// Draws a chart as shapes. Every bar has its figure written on it, and series differ in lightness, so that nothing is lost
/// in black and white.
/// </summary>
/// <remarks>Lengths are points. Every format draws these shapes, so charts look the same in all of them.</remarks>
internal static class ChartDrawing
{
    /// <summary>Width of every drawing: nearly that of the text, 156 mm or 442 points.</summary>
    public const double Width = 440;

    /// <summary>Size of all words of a chart.</summary>
    public const double Small = 9;

    /// <summary>Between neighbours, and around the drawing.</summary>
    public const double Gap = 6;

    // In falling distance of lightness: dark, light, white, middle.
    private static readonly RgbColor[] s_tints =
    [
        new(31, 78, 121),
        new(244, 190, 148),
        new(255, 255, 255),
        new(140, 140, 140),
    ];

    /// <summary>Draws a chart; the legend is left out for a single series.</summary>
    public static VectorDrawing Draw(BarChart chart)
    {
        var shapes = new List<DrawingShape>(64);
        var top = Gap;
        if (chart.Series.Count > 1)
        {
            DrawLegend(shapes, chart);
            top += Small + (2 * Gap);
        }

        // Null values do not count in Max; a chart without any figure gets an axis from 0 to 1.
        var scale = AxisScale.Create(chart.Series.SelectMany(s => s.Values).Max() ?? 0);
        var height = chart.IsHorizontal
            ? HorizontalBars.Draw(shapes, chart, scale, top)
            : VerticalBars.Draw(shapes, chart, scale, top);
        return new(Width, height, shapes);
    }

    /// <summary>Colour of a series, from 0. A chart of more series than there are tints would throw.</summary>
    public static RgbColor ColorFor(int series) => s_tints[series];

    private static void DrawLegend(List<DrawingShape> shapes, BarChart chart)
    {
        var x = Gap;
        for (var i = 0; i < chart.Series.Count; i++)
        {
            var name = chart.Series[i].Name;
            // A little square of the colour, then the name.
            shapes.Add(new FilledRectangle(x, Gap, Small, Small, ColorFor(i)));
            shapes.Add(new TextLabel(x + Small + (Gap / 2), Gap + Small - 1, Small, TextAnchor.Start, name));
            // Widths are estimated: entries stand one after the other, and the reader's font decides how tight.
            x += Small + (2 * Gap) + TextWidthEstimate.Estimate(name, Small);
        }
    }
}

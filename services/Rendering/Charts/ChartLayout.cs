using Disclosure.Rendering.Domain;

namespace Disclosure.Rendering.Charts;

/// <summary>
/// Draws a chart as shapes. Every bar has its figure written on it, and series differ in lightness, so that nothing is lost
/// in black and white.
/// </summary>
internal static class ChartLayout
{
    public const double Width = 440;
    public const double Small = 9;
    public const double Gap = 6;

    // In falling distance of lightness: dark, light, white, middle.
    private static readonly Tint[] s_tints =
    [
        new(31, 78, 121),
        new(244, 190, 148),
        new(255, 255, 255),
        new(140, 140, 140),
    ];

    public static Drawing Draw(Chart chart)
    {
        var shapes = new List<Shape>(64);
        var top = Gap;
        if (chart.Series.Count > 1)
        {
            DrawLegend(shapes, chart);
            top += Small + (2 * Gap);
        }

        var scale = Scale.For(chart.Series.SelectMany(s => s.Values).Max() ?? 0);
        var height = chart.IsLying
            ? LyingBars.Draw(shapes, chart, scale, top)
            : StandingBars.Draw(shapes, chart, scale, top);
        return new(Width, height, shapes);
    }

    public static Tint TintOf(int series) => s_tints[series];

    private static void DrawLegend(List<Shape> shapes, Chart chart)
    {
        var x = Gap;
        for (var i = 0; i < chart.Series.Count; i++)
        {
            var name = chart.Series[i].Name;
            shapes.Add(new Box(x, Gap, Small, Small, TintOf(i)));
            shapes.Add(new Label(x + Small + (Gap / 2), Gap + Small - 1, Small, Anchor.Start, name));
            x += Small + (2 * Gap) + TextWidth.Of(name, Small);
        }
    }
}

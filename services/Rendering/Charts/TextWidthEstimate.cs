namespace Disclosure.Rendering.Charts;

/// <summary>How wide a text is, near enough to leave room for it: charts are drawn without knowing the reader's fonts.</summary>
internal static class TextWidthEstimate
{
    // Width of an average Latin letter or digit, in ems.
    private const double Latin = 0.56;

    /// <returns>In the unit of <paramref name="size"/>.</returns>
    public static double Estimate(string text, double size)
    {
        var width = 0d;
        foreach (var c in text)
        {
            // Everything else counts as an ideograph, one em wide.
            width += char.IsAscii(c) ? Latin : 1;
        }

        return width * size;
    }
}

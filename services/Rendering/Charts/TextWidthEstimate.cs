namespace Disclosure.Rendering.Charts;

/// <summary>How wide a text is, near enough to leave room for it: charts are drawn without knowing the reader's fonts.</summary>
internal static class TextWidthEstimate
{
    private const double Latin = 0.56;

    public static double Estimate(string text, double size)
    {
        var width = 0d;
        foreach (var c in text)
        {
            width += char.IsAscii(c) ? Latin : 1;
        }

        return width * size;
    }
}

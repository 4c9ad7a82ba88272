namespace Disclosure.Rendering.Layout;

/// <summary>A sheet of paper and the text's place on it.</summary>
internal sealed record PageFrame(int Width, int Height, int Left, int Top, int TextWidth, int TextHeight)
{
    public static PageFrame Upright { get; } =
        new(GbPage.Width, GbPage.Height, GbPage.Left, GbPage.Top, GbPage.TextWidth, GbPage.TextHeight);

    /// <summary>The same sheet turned, for tables that are too wide.</summary>
    public static PageFrame Turned { get; } =
        new(
            GbPage.Height,
            GbPage.Width,
            GbPage.Top,
            GbPage.Width - GbPage.Left - GbPage.TextWidth,
            GbPage.TextHeight,
            GbPage.TextWidth
        );

    public int Bottom => Top + TextHeight;
}

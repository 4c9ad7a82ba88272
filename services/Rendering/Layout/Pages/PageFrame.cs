namespace Disclosure.Rendering.Layout.Pages;

/// <summary>A sheet of paper and the text's place on it.</summary>
internal sealed record PageFrame(int Width, int Height, int Left, int Top, int TextWidth, int TextHeight)
{
    // The same for all; records compare by value.
    public static PageFrame Portrait { get; } =
        new(
            OfficialPage.Width,
            OfficialPage.Height,
            OfficialPage.Left,
            OfficialPage.Top,
            OfficialPage.TextWidth,
            OfficialPage.TextHeight
        );

    /// <summary>The same sheet turned, for tables that are too wide.</summary>
    public static PageFrame Landscape { get; } =
        new(
            OfficialPage.Height,
            OfficialPage.Width,
            OfficialPage.Top,
            OfficialPage.Width - OfficialPage.Left - OfficialPage.TextWidth,
            OfficialPage.TextHeight,
            OfficialPage.TextWidth
        );

    public int Bottom => Top + TextHeight;
}

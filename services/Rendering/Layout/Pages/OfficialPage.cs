namespace Disclosure.Rendering.Layout.Pages;

/// <summary>
/// The page of GB/T 9704-2012, in thousandths of a point. Integers all through: the same page comes out on every machine.
/// </summary>
internal static class OfficialPage
{
    public const int Point = 1000;

    // A4 and its margins; the text is 156 × 225 mm.
    public const int Width = 595_276;
    public const int Height = 841_890;
    public const int Top = 104_882;
    public const int Left = 79_370;
    public const int TextWidth = 442_205;
    public const int TextHeight = 637_795;

    /// <summary>22 lines a page.</summary>
    /// <remarks>Rounded down: 22 lines never exceed the text's height.</remarks>
    public const int LinePitch = TextHeight / 22;

    /// <summary>28 characters a line.</summary>
    public const int CharacterPitch = TextWidth / 28;

    // 2号 and 3号.
    public const int TitleSize = 22 * Point;
    public const int BodySize = 16 * Point;

    // 小四.
    public const int CaptionSize = 12 * Point;

    public const int TitlePitch = 36 * Point;

    // 4号; its dash is 7 mm below the text.
    public const int NumberSize = 14 * Point;
    public const int NumberDrop = 19_843;

    // Where the baseline of an em is, from its top.
    // A fixed part for all faces, so that lines stay where they are when a face is replaced.
    public static int Ascent(int size) => size * 88 / 100;
}

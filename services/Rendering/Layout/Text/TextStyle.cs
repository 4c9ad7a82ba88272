using Disclosure.Rendering.Fonts;
using Disclosure.Rendering.Layout.Pages;

namespace Disclosure.Rendering.Layout.Text;

/// <param name="Em">What an ideograph advances: the grid of the body, else the size.</param>
internal readonly record struct TextStyle(FontRole Role, int Size, int Em)
{
    /// <summary>Whether a space that was typed between a number and a word is one: 表1 解读.</summary>
    public bool KeepsTypedSpaces { get; private init; }

    public static TextStyle Title { get; } = new(FontRole.Title, OfficialPage.TitleSize, OfficialPage.TitleSize);

    public static TextStyle Body { get; } = OnGrid(FontRole.FangSong);

    /// <summary>Below figures and above small tables.</summary>
    public static TextStyle Caption { get; } =
        new(FontRole.Hei, OfficialPage.CaptionSize, OfficialPage.CaptionSize) { KeepsTypedSpaces = true };

    public static TextStyle Heading(int level) =>
        level switch
        {
            1 => OnGrid(FontRole.Hei),
            2 => OnGrid(FontRole.Kai),
            _ => Body,
        };

    public static TextStyle Table(int size) => new(FontRole.Song, size, size);

    private static TextStyle OnGrid(FontRole role) => new(role, OfficialPage.BodySize, OfficialPage.CharacterPitch);
}

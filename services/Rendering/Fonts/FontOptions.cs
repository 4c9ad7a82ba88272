using System.ComponentModel.DataAnnotations;

namespace Disclosure.Rendering.Fonts;

/// <summary>Where the faces are. A face is a path; <c>#2</c> after it picks the third of a collection.</summary>
/// <remarks>Settings are environment variables. A path that cannot be used falls back to the free face, and the document's notes say
/// so.</remarks>
public sealed record FontOptions
{
    /// <summary>Folders that the free faces are looked for in, apart by colons.</summary>
    [ConfigurationKeyName("DISCLOSURE_FONTS"), Required(AllowEmptyStrings = true)]
    public string Folders { get; init; } = "/usr/local/share/fonts:/usr/share/fonts";

    /// <summary>An office's own 宋体; empty: the free one.</summary>
    [ConfigurationKeyName("DISCLOSURE_FONT_SONG")]
    public string Song { get; init; } = "";

    /// <summary>An office's own 细宋体.</summary>
    [ConfigurationKeyName("DISCLOSURE_FONT_LIGHT_SONG")]
    public string LightSong { get; init; } = "";

    /// <summary>An office's own 小标宋体.</summary>
    [ConfigurationKeyName("DISCLOSURE_FONT_TITLE")]
    public string Title { get; init; } = "";

    /// <summary>An office's own 黑体.</summary>
    [ConfigurationKeyName("DISCLOSURE_FONT_HEI")]
    public string Hei { get; init; } = "";

    /// <summary>An office's own 楷体.</summary>
    [ConfigurationKeyName("DISCLOSURE_FONT_KAI")]
    public string Kai { get; init; } = "";

    /// <summary>An office's own 仿宋体.</summary>
    [ConfigurationKeyName("DISCLOSURE_FONT_FANGSONG")]
    public string FangSong { get; init; } = "";

    internal string PathFor(FontRole role) =>
        role switch
        {
            FontRole.Song => Song,
            FontRole.LightSong => LightSong,
            FontRole.Title => Title,
            FontRole.Hei => Hei,
            FontRole.Kai => Kai,
            FontRole.FangSong => FangSong,
            _ => throw new ArgumentOutOfRangeException(nameof(role), role, null),
        };
}

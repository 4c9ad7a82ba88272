namespace Disclosure.Rendering.Fonts;

/// <summary>What a face is used for (GB/T 9704-2012, 7.3).</summary>
internal enum FontRole
{
    /// <summary>宋体: tables, page numbers.</summary>
    Song,

    /// <summary>细宋体: letters and digits between 仿宋 and 楷体, and whatever those lack.</summary>
    LightSong,

    /// <summary>小标宋体: the title.</summary>
    Title,

    /// <summary>黑体: headings of the first level.</summary>
    Hei,

    /// <summary>楷体: headings of the second level.</summary>
    Kai,

    /// <summary>仿宋体: the body.</summary>
    FangSong,
}

/// <summary>Names of the roles.</summary>
internal static class FontRoles
{
    public static IReadOnlyList<FontRole> All { get; } = Enum.GetValues<FontRole>();

    /// <summary>As people call it.</summary>
    public static string DisplayName(this FontRole role) =>
        role switch
        {
            FontRole.Song => "宋体",
            FontRole.LightSong => "细宋体",
            FontRole.Title => "小标宋体",
            FontRole.Hei => "黑体",
            FontRole.Kai => "楷体",
            FontRole.FangSong => "仿宋体",
            _ => throw new ArgumentOutOfRangeException(nameof(role), role, null),
        };
}

namespace Disclosure.Rendering.Fonts;

/// <summary>Finds files of faces by their names in folders; asks no system service, so that every machine finds the same.</summary>
internal static class FontFinder
{
    // Free faces by role, the better first, and which face of a collection is the Simplified Chinese one.
    // Index 2 is SC in Noto's collections (JP, KR, SC, TC, HK).
    private static readonly (FontRole Role, string File, int Index)[] s_known =
    [
        (FontRole.Song, "NotoSerifCJK-Regular.ttc", 2),
        (FontRole.Song, "NotoSerifCJKsc-Regular.otf", 0),
        (FontRole.LightSong, "NotoSerifCJK-Light.ttc", 2),
        (FontRole.LightSong, "NotoSerifCJKsc-Light.otf", 0),
        (FontRole.Title, "NotoSerifCJK-Black.ttc", 2),
        (FontRole.Title, "NotoSerifCJK-Bold.ttc", 2),
        (FontRole.Title, "NotoSerifCJKsc-Black.otf", 0),
        (FontRole.Hei, "NotoSansCJK-Medium.ttc", 2),
        (FontRole.Hei, "NotoSansCJK-Regular.ttc", 2),
        (FontRole.Hei, "NotoSansCJKsc-Regular.otf", 0),
        (FontRole.Kai, "LXGWWenKai-Regular.ttf", 0),
        (FontRole.FangSong, "FandolFang-Regular.otf", 0),
    ];

    // A folder that cannot be read is skipped: system folders often have one.
    private static readonly EnumerationOptions s_everywhere = new()
    {
        RecurseSubdirectories = true,
        MaxRecursionDepth = 8,
        IgnoreInaccessible = true,
    };

    /// <summary>Paths by file name; of two of one name, the first by path.</summary>
    public static IReadOnlyDictionary<string, string> Index(string folders)
    {
        var found = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var folder in folders.Split(':', StringSplitOptions.RemoveEmptyEntries).Where(Directory.Exists))
        {
            // The pattern takes .ttf, .ttc, .otf and .otc. Ordered, since file systems list in different orders.
            foreach (var path in Directory.EnumerateFiles(folder, "*.?t?", s_everywhere).Order(StringComparer.Ordinal))
            {
                // An earlier folder goes before a later one.
                found.TryAdd(Path.GetFileName(path), path);
            }
        }

        return found;
    }

    /// <summary>The free face of a role; null where none is installed.</summary>
    public static (string Path, int Index)? FindBundled(FontRole role, IReadOnlyDictionary<string, string> index)
    {
        foreach (var (known, file, face) in s_known)
        {
            if (known == role && index.TryGetValue(file, out var path))
            {
                return (path, face);
            }
        }

        return null;
    }

    /// <summary>A configured face: <c>path#index</c>.</summary>
    public static (string Path, int Index) ParseSetting(string setting) =>
        setting.LastIndexOf('#') is > 0 and var mark && int.TryParse(setting.AsSpan(mark + 1), out var index)
            ? (setting[..mark], index)
            : (setting, 0);
}

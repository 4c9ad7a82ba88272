using System.Globalization;
using System.Text;

namespace Disclosure.TransparencyLog.Tiles;

/// <summary>
/// Names a tile of a log (c2sp.org/tlog-tiles): <c>tile/0/x001/x234/067</c>, a partial one <c>tile/0/000.p/5</c>, a bundle of
/// entries <c>tile/entries/000</c>.
/// </summary>
/// <param name="Level">Level of the tile, 0 to 7: its hashes are those of subtrees of 256^Level leaves. -1: entries.</param>
/// <param name="Index">Index of the tile within the level.</param>
/// <param name="Width">Number of hashes or entries; 256 in a full tile.</param>
public readonly record struct TilePath(int Level, long Index, int Width)
{
    /// <summary>Hashes in a full tile.</summary>
    public const int FullWidth = 256;

    /// <summary>Levels of the tree that one tile spans.</summary>
    public const int Height = 8;

    /// <summary>The level of bundles of entries.</summary>
    public const int Entries = -1;

    private const int MaxLevel = 7;
    private const string Prefix = "tile/";
    private const string EntriesName = "entries";

    /// <summary>Parses a path; only the one way to write it is taken.</summary>
    public static bool TryParse(string path, out TilePath tile)
    {
        tile = default;
        if (path.Length > 64 || !path.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return false;
        }

        var width = FullWidth;
        var name = path[Prefix.Length..];
        if (name.IndexOf(".p/", StringComparison.Ordinal) is > 0 and var partial)
        {
            if (!TryParse(name[(partial + 3)..], out width))
            {
                return false;
            }

            name = name[..partial];
        }

        var parts = name.Split('/');
        var level = Entries;
        if ((parts[0] != EntriesName && !TryParse(parts[0], out level)) || !TryParseIndex(parts[1..], out var index))
        {
            return false;
        }

        // Compared with the one way to write it: no leading zero, no level or width out of range passes.
        tile = new(level, index, width);
        return level <= MaxLevel && width is > 0 and <= FullWidth && tile.ToString() == path;
    }

    /// <summary>The path.</summary>
    public override string ToString()
    {
        var text = new StringBuilder(Prefix);
        text.Append(Level == Entries ? EntriesName : Level.ToString(CultureInfo.InvariantCulture));
        var digits = Index.ToString(CultureInfo.InvariantCulture);
        digits = digits.PadLeft((digits.Length + 2) / 3 * 3, '0');
        for (var i = 0; i < digits.Length; i += 3)
        {
            text.Append(i + 3 < digits.Length ? "/x" : "/").Append(digits, i, 3);
        }

        return Width == FullWidth ? text.ToString() : text.Append(".p/").Append(Width).ToString();
    }

    private static bool TryParse(string text, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);

    private static bool TryParseIndex(string[] parts, out long index)
    {
        var digits = string.Concat(parts.Select(p => p.TrimStart('x')));
        return long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out index);
    }
}

using System.Text;

namespace Disclosure.Rendering.Fonts;

/// <summary>ASCII, Latin-1 and the characters of GB 2312: what nearly every report is written with.</summary>
/// <remarks>About 7,600 characters; in the order of their code points, so that subsets are the same everywhere.</remarks>
internal static class CommonCharacters
{
    private const int Gb2312 = 936;

    public static IReadOnlyList<Rune> All { get; } = [.. Characters().Distinct().Order()];

    /// <summary>Those of them that may stand otherwise in a column read from top to bottom.</summary>
    public static IReadOnlyList<Rune> Punctuation { get; } =
    [.. All.Where(c => c.Value is >= 0x2010 and <= 0x2027 or >= 0x3000 and <= 0x303F or >= 0xFF01 and <= 0xFF0F)];

    // Rows 1-9 hold symbols, 16-87 ideographs; a byte pair that has no character decodes to a mark that is left out.
    private static IEnumerable<Rune> Characters()
    {
        for (var c = ' '; c <= 'ÿ'; c++)
        {
            yield return new(c);
        }

        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(Gb2312)!;
        // The two bytes of EUC-CN: row and cell, each 0xA1 and above.
        var pair = new byte[2];
        for (var row = 0xA1; row <= 0xF7; row++)
        {
            for (var cell = 0xA1; cell <= 0xFE; cell++)
            {
                (pair[0], pair[1]) = ((byte)row, (byte)cell);
                var text = encoding.GetString(pair);
                if (Rune.TryGetRuneAt(text, 0, out var rune) && rune != Rune.ReplacementChar && !IsPrivate(rune))
                {
                    yield return rune;
                }
            }
        }
    }

    // Pairs without a standard character are mapped to the private use area by code page 936.
    private static bool IsPrivate(Rune rune) => rune.Value is >= 0xE000 and <= 0xF8FF;
}

namespace Disclosure.Rendering.Composition;

/// <summary>
/// Widths of the columns of a small table by what is in them: columns of short words have what they need, those of sentences
/// share the rest.
/// </summary>
internal static class ColumnShares
{
    private const int FullWidth = 1000;

    // Ideographs of a table that fit beside each other on a page.
    private const int PageCharacters = 36;

    // Room at the sides of a cell.
    private const int Padding = 1;

    // What is no longer is not broken where it can be helped.
    private const int ShortCharacters = 10;

    // A column of sentences is not narrower than this, and counts as no longer than that.
    private const int LeastCharacters = 4;
    private const int MostCharacters = 40;

    /// <summary>Shares of 1000, one a column.</summary>
    public static int[] Measure(IReadOnlyList<IReadOnlyList<string>> rows)
    {
        var needs = new int[rows[0].Count];
        foreach (var row in rows)
        {
            for (var i = 0; i < needs.Length; i++)
            {
                // The longest text of a column decides; one more for the padding.
                needs[i] = Math.Max(needs[i], Math.Min(MostCharacters, CharactersOf(row[i])) + Padding);
            }
        }

        var weights = needs.Sum() <= PageCharacters ? needs : ShareOut(needs);
        var total = weights.Sum();
        var widths = Array.ConvertAll(weights, w => w * FullWidth / total);
        // Rounded down above; the last column takes what is left so that the shares add up.
        widths[^1] += FullWidth - widths.Sum();
        return widths;
    }

    // In tenths of a character, so that shares of the rest are not rounded away.
    private static int[] ShareOut(int[] needs)
    {
        var rest = PageCharacters - needs.Where(IsShort).Sum();
        var longs = needs.Where(n => !IsShort(n)).ToArray();
        // Too little is left for the sentences: short columns must give way as well.
        return rest < longs.Length * ShortCharacters / 2
            ? Array.ConvertAll(needs, n => Math.Max(n, LeastCharacters))
            // Common denominator instead of fractions: short columns keep their need, long ones divide the rest by theirs.
            : Array.ConvertAll(needs, n => 10 * (IsShort(n) ? n * longs.Sum() : n * rest) / longs.Sum());
    }

    private static bool IsShort(int need) => need <= ShortCharacters + Padding;

    // Two letters or digits are as wide as an ideograph.
    private static int CharactersOf(string text)
    {
        var halves = 0;
        foreach (var c in text)
        {
            halves += char.IsAscii(c) ? 1 : 2;
        }

        return (halves + 1) / 2;
    }
}

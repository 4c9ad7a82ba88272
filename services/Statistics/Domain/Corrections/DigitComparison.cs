namespace Disclosure.Statistics.Domain.Corrections;

/// <summary>Compares figures as people mistype them.</summary>
internal static class DigitComparison
{
    /// <summary>Whether two neighbouring digits are transposed.</summary>
    public static bool AreSwapped(long one, long other)
    {
        // The difference of transposed digits is divisible by 9.
        if ((one - other) % 9 != 0)
        {
            return false;
        }

        // Padded, since a leading zero is not written: 09 for 90.
        var (a, b) = ($"{one}", $"{other}".PadLeft($"{one}".Length, '0'));
        var first = a.AsSpan().CommonPrefixLength(b);
        return a.Length == b.Length
            && first + 1 < a.Length
            && a[first] == b[first + 1]
            && a[first + 1] == b[first]
            && a.AsSpan(first + 2).SequenceEqual(b.AsSpan(first + 2));
    }

    /// <summary>The power of ten, up to 10,000, by which one figure is larger than the other; null where there is none.</summary>
    /// <remarks>10,000 is the step from 元 to 万元; further slips are not plausible.</remarks>
    public static long? FindUnitFactor(long one, long other)
    {
        var (small, large) = (Math.Min(one, other), Math.Max(one, other));
        var factor = small == 0 || large % small != 0 ? 0 : large / small;
        return factor is 10 or 100 or 1000 or 10_000 ? factor : null;
    }

    /// <summary>Number of digits to change, add or remove (Levenshtein distance).</summary>
    public static int Distance(long one, long other)
    {
        // One row of the matrix at a time; figures have 18 digits at most.
        var (a, b) = ($"{one}", $"{other}");
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var (corner, left) = (row[0], i);
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = Math.Min(Math.Min(left, row[j]) + 1, corner + (a[i - 1] == b[j - 1] ? 0 : 1));
                (corner, row[j], left) = (row[j], cost, cost);
            }
        }

        return row[^1];
    }
}

namespace Disclosure.Statistics.Domain.Repairs;

/// <summary>How one figure may have been made of another by hand.</summary>
internal static class Digits
{
    /// <summary>Whether two neighbouring digits stand in each other's place; the difference is then divisible by 9.</summary>
    public static bool AreSwapped(long one, long other)
    {
        if ((one - other) % 9 != 0)
        {
            return false;
        }

        var (a, b) = ($"{one}", $"{other}".PadLeft($"{one}".Length, '0'));
        var first = a.AsSpan().CommonPrefixLength(b);
        return a.Length == b.Length
            && first + 1 < a.Length
            && a[first] == b[first + 1]
            && a[first + 1] == b[first]
            && a.AsSpan(first + 2).SequenceEqual(b.AsSpan(first + 2));
    }

    /// <summary>The power of ten by which one is larger than the other; null where it is none.</summary>
    public static long? Slip(long one, long other)
    {
        var (small, large) = (Math.Min(one, other), Math.Max(one, other));
        var factor = small == 0 || large % small != 0 ? 0 : large / small;
        return factor is 10 or 100 or 1000 or 10_000 ? factor : null;
    }

    /// <summary>Number of digits to change, add or drop.</summary>
    public static int Distance(long one, long other)
    {
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

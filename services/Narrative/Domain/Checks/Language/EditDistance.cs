namespace Disclosure.Narrative.Domain.Checks.Language;

/// <summary>Levenshtein distance: characters to change, add or remove.</summary>
internal static class EditDistance
{
    // Longer than any phrase that is compared; titles of notices are.
    private const int MostCharacters = 128;

    /// <summary>The distance of two short texts; that of a longer one is its length.</summary>
    public static int Between(ReadOnlySpan<char> one, ReadOnlySpan<char> other)
    {
        // Nothing as long is a slip of anything: the distance is not worth its time.
        if (one.Length > MostCharacters || other.Length > MostCharacters)
        {
            return Math.Max(one.Length, other.Length);
        }

        Span<int> row = stackalloc int[other.Length + 1];
        for (var j = 0; j < row.Length; j++)
        {
            row[j] = j;
        }

        for (var i = 1; i <= one.Length; i++)
        {
            var (corner, left) = (row[0], i);
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var cost = Math.Min(Math.Min(left, row[j]) + 1, corner + (one[i - 1] == other[j - 1] ? 0 : 1));
                (corner, row[j], left) = (row[j], cost, cost);
            }
        }

        return row[^1];
    }
}

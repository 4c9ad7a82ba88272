namespace Disclosure.Intake.Domain.Wording;

/// <summary>How like two wordings are, in hundredths: twice the letters they share in order, of all their letters.</summary>
internal static class TextSimilarity
{
    /// <summary>What a wording must reach to be taken for another.</summary>
    public const int MinSimilar = 75;

    /// <summary>What one must reach that is known to be all of it.</summary>
    public const int MinWhole = 85;

    /// <summary>How much nearer than the next it must be.</summary>
    public const int MinLead = 10;

    private const int MaxLetters = 120;

    /// <summary>The likeness of a label to the end of some words, from wherever a piece begins.</summary>
    /// <param name="atLeast">What is less is not told from nothing.</param>
    public static int Score(string[] words, string label, int maxPieces, int atLeast = 0)
    {
        var (text, best) = ("", 0);
        for (var i = words.Length - 1; i >= Math.Max(0, words.Length - maxPieces); i--)
        {
            text = words[i] + text;
            if (text.Length > (2 * label.Length) + MinSlack)
            {
                break;
            }

            if (CanReach(text, label, atLeast))
            {
                best = Math.Max(best, Score(text, label));
            }
        }

        return best;
    }

    private const int MinSlack = 4;

    public static int Score(string one, string other) =>
        one.Length > MaxLetters || other.Length > MaxLetters || one.Length + other.Length == 0
            ? 0
            : 200 * CountShared(one, other) / (one.Length + other.Length);

    // A look at which letters are there at all, before their order is asked for.
    private static bool CanReach(string text, string label, int atLeast)
    {
        if (atLeast == 0)
        {
            return true;
        }

        var shared = 0;
        foreach (var c in label)
        {
            shared += text.Contains(c) ? 1 : 0;
        }

        return 200 * Math.Min(shared, text.Length) >= atLeast * (text.Length + label.Length);
    }

    /// <summary>How many letters two wordings share in order; the first may not be longer than can be compared.</summary>
    public static int CountShared(string one, string other)
    {
        if (one.Length > MaxLetters || other.Length > MaxLetters)
        {
            return 0;
        }

        // The longest common subsequence, one row of its table at a time.
        Span<int> row = stackalloc int[MaxLetters + 1];
        row.Clear();
        foreach (var c in one)
        {
            var diagonal = 0;
            for (var j = 1; j <= other.Length; j++)
            {
                var above = row[j];
                row[j] = c == other[j - 1] ? diagonal + 1 : Math.Max(above, row[j - 1]);
                diagonal = above;
            }
        }

        return row[other.Length];
    }
}

namespace Disclosure.Intake.Domain.Wording;

/// <summary>
/// Similarity of two wordings in hundredths: twice the length of their longest common subsequence, divided by their
/// lengths together.
/// </summary>
internal static class TextSimilarity
{
    /// <summary>Least score of a wording that is taken for another.</summary>
    public const int MinSimilar = 75;

    /// <summary>Least score of one that is known to be complete.</summary>
    public const int MinWhole = 85;

    /// <summary>How much better than the next one it must be.</summary>
    public const int MinLead = 10;

    // Longer texts are no labels; the cost grows with both lengths.
    private const int MaxLetters = 120;

    /// <summary>The best score of a label and the end of some words, from wherever a piece begins.</summary>
    /// <param name="maxPieces">How many pieces back it is looked for.</param>
    /// <param name="atLeast">Lower scores need not be told from 0.</param>
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

    // Letters that a text may be longer than twice its label.
    private const int MinSlack = 4;

    /// <summary>0 for texts that are too long to be labels.</summary>
    public static int Score(string one, string other) =>
        one.Length > MaxLetters || other.Length > MaxLetters || one.Length + other.Length == 0
            ? 0
            : 200 * CountShared(one, other) / (one.Length + other.Length);

    // An upper bound: which letters are shared in any order.
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

    /// <summary>Length of the longest common subsequence; 0 for texts that are too long.</summary>
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

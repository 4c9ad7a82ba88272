using Disclosure.Intake.Domain.Wording;

namespace Disclosure.Intake.Domain.Tables;

/// <summary>A row that words stand for, and how sure that is.</summary>
/// <param name="Confidence">0 to 100.</param>
internal readonly record struct RowMatch(FormRow Row, int Confidence);

/// <summary>
/// Finds the row that printed words stand for: by its whole label, by the beginning of a label that is printed around
/// its figures, by similarity where letters were lost. Words that fit two rows match none.
/// </summary>
internal sealed class RowLabelMatcher(TableVocabulary vocabulary)
{
    // A label this long is told by the end of the words before its figures; a shorter one must stand by itself.
    private const int MinEnding = 4;

    // Fewer letters are too few to tell a row by its beginning.
    private const int MinBeginning = 5;

    // Rows that a label which is also the head of a column may be away from the row before it.
    private const int MaxStep = 4;

    private const int MaxPieces = 10;

    // Of a label that is printed around its figures, at least so many hundredths stand before them, and it is so much
    // less similar without them; otherwise it is the label of the next row.
    private const int MinBefore = 30;
    private const int MinGain = 20;

    /// <summary>The row whose label ends right before the figures; null where none does or several may.</summary>
    /// <param name="words">What stands before the figures, piece by piece, letters only.</param>
    /// <param name="last">Index of the row that was read before; -1 where it is the first.</param>
    public RowMatch? Find(string table, IReadOnlyList<string> words, int last)
    {
        if (words.Count == 0)
        {
            return null;
        }

        var all = words.ToArray();
        var own = Array.FindAll(all, w => !vocabulary.IsGroupHeading(table, w));
        var isSame = own.Length == all.Length;
        var found = MatchEnding(table, all, last) ?? (isSame ? null : MatchEnding(table, own, last));
        if (
            found is { Row.StandsFor.Count: > 0 }
            && (MatchBeginning(table, own, last) ?? MatchSimilar(table, own, last)) is { } part
        )
        {
            // The group's heading, which is a row's label too, landed inside one of the rows that this row stands
            // for.
            return found.Row.StandsFor.Contains(part.Row.Row.Name) ? part : null;
        }

        return found is not null
            ? new(found, 98)
            : MatchBeginning(table, own, last)
                ?? (isSame ? null : MatchBeginning(table, all, last))
                ?? MatchSimilar(table, own, last)
                ?? (isSame ? null : MatchSimilar(table, all, last));
    }

    /// <summary>
    /// The row whose label is printed around its figures with letters lost; both sides must hold a part of it.
    /// </summary>
    public RowMatch? FindAround(string table, IReadOnlyList<string> before, IReadOnlyList<string> behind, int last)
    {
        string[] rest = [.. behind.Where(w => !vocabulary.IsGroupHeading(table, w))];
        string[] words = [.. before.Where(w => !vocabulary.IsGroupHeading(table, w)), .. rest];
        var own = string.Concat(before);
        return
            MatchSimilar(table, words, last) is { } found
            && found.Row.Labels.Any(l =>
                TextSimilarity.CountShared(own, l) * 100 >= l.Length * MinBefore
                && TextSimilarity.Score(words, l, MaxPieces) - TextSimilarity.Score(rest, l, MaxPieces) >= MinGain
            )
            ? found
            : null;
    }

    /// <summary>
    /// The row whose label two pieces make together, where the second is known to hold all the rest of it.
    /// </summary>
    public RowMatch? FindWhole(string table, IReadOnlyList<string> before, IReadOnlyList<string> rest, int last)
    {
        if (table.Length == 0)
        {
            return null;
        }

        // The heading of a group that is printed beside the rows lands among their pieces.
        var own = rest.Where(w => !vocabulary.IsGroupHeading(table, w));
        string[] texts = [string.Concat(before.Concat(rest)), string.Concat(before.Concat(own))];
        var likely = vocabulary
            .Rows(table)
            .Where(r => r.Place > last)
            .Select(r => (Row: r, Score: r.Labels.Max(l => texts.Max(t => TextSimilarity.Score(t, l)))))
            .OrderByDescending(r => r.Score)
            .Take(2)
            .ToArray();
        return
            likely is [var best, ..]
            && best.Score >= TextSimilarity.MinWhole
            && (likely.Length == 1 || best.Score - likely[1].Score >= TextSimilarity.MinLead)
            ? new(best.Row, Math.Min(best.Score, 95))
            : null;
    }

    // The longest label that the words end with.
    private FormRow? MatchEnding(string table, string[] words, int last)
    {
        var text = string.Concat(words);
        FormRow? best = null;
        var length = 0;
        foreach (var row in vocabulary.Rows(table))
        {
            foreach (var label in row.Labels.Where(l => l.Length > length))
            {
                var fits =
                    label.Length >= MinEnding
                        ? text.EndsWith(label, StringComparison.Ordinal)
                        : EndsWithPiece(words, label);
                if (fits && (!vocabulary.IsHead(table, label) || row.Place - last is > 0 and <= MaxStep && last >= 0))
                {
                    (best, length) = (row, label.Length);
                }
            }
        }

        return best;
    }

    // A short label is a piece of its own, or a few, with no more than its number before it.
    private static bool EndsWithPiece(string[] words, string label)
    {
        var text = "";
        for (var i = words.Length - 1; i >= 0 && text.Length < label.Length; i--)
        {
            text = words[i] + text;
        }

        return text == label || (text.Length == label.Length + 1 && text.EndsWith(label, StringComparison.Ordinal));
    }

    // A label that goes on behind its figures: the words end with a part of its beginning that no other label begins
    // with.
    private RowMatch? MatchBeginning(string table, string[] words, int last)
    {
        var text = string.Concat(words);
        (FormRow? best, var length, var isTie) = (null, 0, false);
        foreach (var row in vocabulary.Rows(table).Where(r => r.Place > last))
        {
            foreach (var label in row.Labels)
            {
                var common = CountCommon(text, label);
                if (common > length)
                {
                    (best, length, isTie) = (row, common, false);
                }
                else if (common == length && common > 0 && best != row)
                {
                    isTie = true;
                }
            }
        }

        return best is null || isTie ? null : new(best, 90);
    }

    // Letters that the text ends with and the label begins with.
    private static int CountCommon(string text, string label)
    {
        for (var length = Math.Min(label.Length - 1, text.Length); length >= MinBeginning; length--)
        {
            if (text.AsSpan().EndsWith(label.AsSpan(0, length)))
            {
                return length;
            }
        }

        return 0;
    }

    // A label with letters lost or strange ones in it: much more similar to this row than to any other.
    private RowMatch? MatchSimilar(string table, string[] words, int last)
    {
        (FormRow? best, var most, var second) = (null, 0, 0);
        foreach (var row in vocabulary.Rows(table).Where(r => r.Place > last))
        {
            var score = row
                .Labels.Where(l => l.Length >= MinEnding)
                .Select(l =>
                    TextSimilarity.Score(words, l, MaxPieces, TextSimilarity.MinSimilar - TextSimilarity.MinLead)
                )
                .DefaultIfEmpty()
                .Max();
            if (score > most)
            {
                (best, most, second) = (row, score, most);
            }
            else
            {
                second = Math.Max(second, score);
            }
        }

        return best is not null && most >= TextSimilarity.MinSimilar && most - second >= TextSimilarity.MinLead
            ? new(best, Math.Min(most, 95))
            : null;
    }
}

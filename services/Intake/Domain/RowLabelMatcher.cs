using System.Runtime.CompilerServices;
using Disclosure.Form;

namespace Disclosure.Intake.Domain;

/// <summary>A row of the form, by what is printed in front of its figures.</summary>
/// <param name="Place">Its place among the rows of its table.</param>
/// <param name="First">Place of its first cell in the edition.</param>
/// <param name="Labels">Its wordings, letters only, without numbers.</param>
internal sealed record FormRow(
    FormTable Table,
    TableBlock Block,
    TableRow Row,
    int Place,
    int First,
    IReadOnlyList<string> Labels
)
{
    public int Count => Block.Columns.Count;

    /// <summary>The heads of its columns, letters only.</summary>
    public IReadOnlyList<string> Heads { get; } = [.. Block.Columns.Select(c => CharacterNormalizer.LettersOnly(c.Label))];
}

/// <summary>A row that words stand for, and how sure that is.</summary>
/// <param name="Confidence">0 to 100.</param>
internal readonly record struct RowMatch(FormRow Row, int Confidence);

/// <summary>
/// Finds the row that printed words stand for: by its whole label, by the beginning of a label that is printed around its
/// figures, by likeness where letters were lost. Whatever fits two rows fits none.
/// </summary>
internal sealed class RowLabelMatcher
{
    // A label this long is told by the end of the words before its figures; a shorter one must stand by itself.
    private const int MinEnding = 4;

    // Fewer letters than these are too few to know a row by its beginning.
    private const int MinBeginning = 5;

    // Rows that a label which is also the head of a column may be away from the row before it.
    private const int MaxStep = 4;

    private const int MaxPieces = 10;

    // Of a label that stands around its figures, so many hundredths stand before them, and without them it is so much less
    // like itself: else it is the label of the row behind.
    private const int MinBefore = 30;
    private const int MinGain = 20;

    private static readonly ConditionalWeakTable<Edition, RowLabelMatcher> s_known = [];

    private readonly Dictionary<string, FormRow[]> _rows;
    private readonly Dictionary<string, HashSet<string>> _heads;
    private readonly Dictionary<string, string[]> _groups;

    private RowLabelMatcher(Edition edition)
    {
        _rows = edition.Tables.ToDictionary(t => t.Name, t => RowsOf(edition, t));
        _heads = edition.Tables.ToDictionary(
            t => t.Name,
            t => t.Blocks.SelectMany(b => b.Columns).Select(c => CharacterNormalizer.LettersOnly(c.Label)).ToHashSet()
        );
        _groups = edition.Tables.ToDictionary(
            t => t.Name,
            t =>
                t.Blocks.SelectMany(b => b.Rows.SelectMany(r => r.Groups).Append(b.Label))
                    .Concat(t.Grid.Rows.SelectMany(r => r.Cells).Where(c => !c.RowHead).Select(c => c.Text))
                    .Select(CharacterNormalizer.LettersOnly)
                    .Where(l => l.Length > 0)
                    .Distinct()
                    .ToArray()
        );
    }

    /// <summary>Those of an edition; worked out once for it.</summary>
    public static RowLabelMatcher For(Edition edition) => s_known.GetValue(edition, e => new(e));

    public IEnumerable<string> Tables => _rows.Keys;

    public IReadOnlyList<FormRow> Rows(string table) => _rows[table];

    public bool IsHead(string table, string letters) => _heads[table].Contains(letters);

    /// <summary>Whether the letters are a word of the table, a piece of one, or hold the head of a column.</summary>
    public bool Knows(string table, string letters) =>
        Array.Exists(_groups[table], g => g.Contains(letters, StringComparison.Ordinal))
        || Array.Exists(_rows[table], r => r.Labels.Any(l => l.Contains(letters, StringComparison.Ordinal)))
        || _heads[table]
            .Any(h =>
                h.Contains(letters, StringComparison.Ordinal)
                || (h.Length >= MinEnding && letters.Contains(h, StringComparison.Ordinal))
            );

    /// <param name="words">What stands before the figures, piece by piece, letters only.</param>
    /// <param name="last">Place of the row that was read before; -1 where it is the first.</param>
    public RowMatch? Find(string table, IReadOnlyList<string> words, int last)
    {
        if (words.Count == 0)
        {
            return null;
        }

        var all = words.ToArray();
        var own = Array.FindAll(all, w => !IsOfGroup(table, w));
        var isSame = own.Length == all.Length;
        var found = MatchEnding(table, all, last) ?? (isSame ? null : MatchEnding(table, own, last));
        if (
            found is { Row.StandsFor.Count: > 0 }
            && (MatchBeginning(table, own, last) ?? MatchSimilar(table, own, last)) is { } part
        )
        {
            // The heading of three rows landed inside one of them.
            return found.Row.StandsFor.Contains(part.Row.Row.Name) ? part : null;
        }

        return found is not null
            ? new(found, 98)
            : MatchBeginning(table, own, last)
                ?? (isSame ? null : MatchBeginning(table, all, last))
                ?? MatchSimilar(table, own, last)
                ?? (isSame ? null : MatchSimilar(table, all, last));
    }

    /// <summary>The row whose label is printed around its figures with letters lost; both sides must hold a part of it.</summary>
    public RowMatch? FindAround(string table, IReadOnlyList<string> before, IReadOnlyList<string> behind, int last)
    {
        string[] rest = [.. behind.Where(w => !IsOfGroup(table, w))];
        string[] words = [.. before.Where(w => !IsOfGroup(table, w)), .. rest];
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

    /// <summary>The row whose label two pieces make together, where it is known that the second has all the rest of it.</summary>
    public RowMatch? FindWhole(string table, IReadOnlyList<string> before, IReadOnlyList<string> rest, int last)
    {
        if (!_rows.TryGetValue(table, out var rows))
        {
            return null;
        }

        // A heading that is set beside the rows lands among their pieces.
        var own = rest.Where(w => !IsOfGroup(table, w));
        string[] texts = [string.Concat(before.Concat(rest)), string.Concat(before.Concat(own))];
        var likely = rows.Where(r => r.Place > last)
            .Select(r => (Row: r, Likeness: r.Labels.Max(l => texts.Max(t => TextSimilarity.Score(t, l)))))
            .OrderByDescending(r => r.Likeness)
            .Take(2)
            .ToArray();
        return
            likely is [var best, ..]
            && best.Likeness >= TextSimilarity.MinWhole
            && (likely.Length == 1 || best.Likeness - likely[1].Likeness >= TextSimilarity.MinLead)
            ? new(best.Row, Math.Min(best.Likeness, 95))
            : null;
    }

    // The longest label that the words end with.
    private FormRow? MatchEnding(string table, string[] words, int last)
    {
        var text = string.Concat(words);
        FormRow? best = null;
        var length = 0;
        foreach (var row in _rows[table])
        {
            foreach (var label in row.Labels)
            {
                if (label.Length <= length)
                {
                    continue;
                }

                var fits =
                    label.Length >= MinEnding
                        ? text.EndsWith(label, StringComparison.Ordinal)
                        : EndsWithPiece(words, label);
                if (fits && (!_heads[table].Contains(label) || row.Place - last is > 0 and <= MaxStep && last >= 0))
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

    // A label that goes on behind its figures: the words end with a part of its beginning that no other label begins with.
    private RowMatch? MatchBeginning(string table, string[] words, int last)
    {
        var text = string.Concat(words);
        (FormRow? best, var length, var isTie) = (null, 0, false);
        foreach (var row in _rows[table].Where(r => r.Place > last))
        {
            foreach (var label in row.Labels)
            {
                var common = Common(text, label);
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

    private static int Common(string text, string label)
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

    // A label with letters lost or strange ones in it: much more like this row than like any other.
    private RowMatch? MatchSimilar(string table, string[] words, int last)
    {
        (FormRow? best, var most, var second) = (null, 0, 0);
        foreach (var row in _rows[table].Where(r => r.Place > last))
        {
            var likeness = row
                .Labels.Where(l => l.Length >= MinEnding)
                .Select(l => TextSimilarity.Score(words, l, MaxPieces, TextSimilarity.MinSimilar - TextSimilarity.MinLead))
                .DefaultIfEmpty()
                .Max();
            if (likeness > most)
            {
                (best, most, second) = (row, likeness, most);
            }
            else
            {
                second = Math.Max(second, likeness);
            }
        }

        return best is not null && most >= TextSimilarity.MinSimilar && most - second >= TextSimilarity.MinLead
            ? new(best, Math.Min(most, 95))
            : null;
    }

    // （三）不予公开, 三本年度办理结果 or a piece of them, which lands between the rows when they are set beside them.
    private bool IsOfGroup(string table, string letters) =>
        Array.Exists(_groups[table], g => g.Contains(letters, StringComparison.Ordinal))
        && !Array.Exists(_rows[table], r => r.Row.StandsFor.Count == 0 && r.Labels.Contains(letters));

    private static FormRow[] RowsOf(Edition edition, FormTable table)
    {
        var rows = new List<FormRow>();
        foreach (var block in table.Blocks)
        {
            foreach (var row in block.Rows)
            {
                var labels = row
                    .Aliases.Prepend(row.Label)
                    .Select(l => CharacterNormalizer.LettersOnly(HeadingNumeral.Parse(l).Rest))
                    .Distinct();
                var first = edition.IndexOf($"{table.Name}.{row.Name}.{block.Columns[0].Name}");
                rows.Add(new(table, block, row, rows.Count, first, [.. labels]));
            }
        }

        return [.. rows];
    }
}

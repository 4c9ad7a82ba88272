using System.Runtime.CompilerServices;
using Disclosure.Form;

namespace Disclosure.Intake.Domain;

/// <summary>Tells which edition of the form a document is of.</summary>
internal static class EditionDetector
{
    // One word may stand in a sentence of the prose.
    private const int MinWords = 2;

    private static readonly ConditionalWeakTable<Edition, HashSet<string>> s_words = [];

    /// <summary>The edition whose own words the tables use, else the one that the year asks for, else the newest.</summary>
    public static Edition Detect(IReadOnlyList<Edition> editions, ExtractedDocument source, int year)
    {
        var text = string.Concat(source.Items.SelectMany(Texts).Select(CharacterNormalizer.LettersOnly));
        var known = editions.Select(e => s_words.GetValue(e, Words)).ToArray();
        var shown = known
            .Select(
                (own, i) =>
                    own.Count(w =>
                        IsOwn(w, known.Where((_, j) => j != i)) && text.Contains(w, StringComparison.Ordinal)
                    )
            )
            .ToArray();
        var most = shown.Max();
        return most >= MinWords && shown.Count(s => s == most) == 1
            ? editions[Array.IndexOf(shown, most)]
            : editions.FirstOrDefault(e => e.Covers(year)) ?? editions[0];
    }

    private static IEnumerable<string> Texts(ExtractedItem item) =>
        item switch
        {
            ExtractedTable table => table.Rows.SelectMany(r => r).Select(c => c.Text),
            ExtractedLine line => [line.Text],
            _ => [],
        };

    // 规范性文件 is a part of 行政规范性文件 and tells nothing.
    private static bool IsOwn(string word, IEnumerable<HashSet<string>> others) =>
        !others.Any(o => o.Any(w => w.Contains(word, StringComparison.Ordinal)));

    private static HashSet<string> Words(Edition edition) =>
        [
            .. edition
                .Tables.SelectMany(t => t.Blocks)
                .SelectMany(b => b.Columns.Select(c => c.Label).Concat(b.Rows.Select(r => r.Label)))
                .Select(CharacterNormalizer.LettersOnly)
                .Where(w => w.Length >= 4),
        ];
}

using System.Runtime.CompilerServices;
using Disclosure.Form;
using Disclosure.Intake.Domain.Documents;
using Disclosure.Intake.Domain.Wording;

namespace Disclosure.Intake.Domain.Reports;

/// <summary>Finds the edition of the form that a document follows.</summary>
internal static class EditionDetector
{
    // A single label may stand in a sentence of the prose.
    private const int MinLabels = 2;

    // Shorter labels are parts of many sentences.
    private const int MinLetters = 4;

    private static readonly ConditionalWeakTable<Edition, HashSet<string>> s_labels = [];

    /// <summary>
    /// The edition whose labels the document has and others lack; where several remain, the one that its year
    /// requires, else the newest.
    /// </summary>
    /// <param name="year">0 where it is not known.</param>
    public static Edition Detect(EditionCatalog catalog, ExtractedDocument document, int year)
    {
        var text = string.Concat(document.Items.SelectMany(Texts).Select(CharacterNormalizer.LettersOnly));
        var found = catalog.Editions.ToDictionary(e => e, e => FindLabels(e, text));
        Edition[] likely = [.. catalog.Editions.Where(e => !catalog.Editions.Any(other => IsMoreLikely(other, e)))];
        return likely is [var only]
            ? only
            : catalog.Editions.FirstOrDefault(e => e.Covers(year)) ?? catalog.Editions[0];

        bool IsMoreLikely(Edition one, Edition other)
        {
            var own = CountOwn(found[one], other);
            return own >= MinLabels && own > CountOwn(found[other], one);
        }
    }

    private static IEnumerable<string> Texts(ExtractedItem item) =>
        item switch
        {
            ExtractedTable table => table.Rows.SelectMany(r => r).Select(c => c.Text),
            ExtractedLine line => [line.Text],
            _ => [],
        };

    private static string[] FindLabels(Edition edition, string text) =>
        [.. LabelsOf(edition).Where(l => text.Contains(l, StringComparison.Ordinal))];

    // A label that is part of another edition's, as 规范性文件 is of 行政规范性文件, does not tell them apart.
    private static int CountOwn(string[] found, Edition other) =>
        found.Count(label => !LabelsOf(other).Any(l => l.Contains(label, StringComparison.Ordinal)));

    private static HashSet<string> LabelsOf(Edition edition) => s_labels.GetValue(edition, CollectLabels);

    private static HashSet<string> CollectLabels(Edition edition) =>
        [
            .. edition
                .Tables.SelectMany(t => t.Blocks)
                .SelectMany(b => b.Columns.Select(c => c.Label).Concat(b.Rows.Select(r => r.Label)))
                .Select(CharacterNormalizer.LettersOnly)
                .Where(l => l.Length >= MinLetters),
        ];
}

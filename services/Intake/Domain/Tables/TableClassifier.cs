using Disclosure.Form;
using Disclosure.Form.Reading;
using Disclosure.Intake.Domain.Documents;
using Disclosure.Intake.Domain.Wording;

namespace Disclosure.Intake.Domain.Tables;

/// <summary>
/// Decides whether a table of a document is one of the form's, by the section it is in, its heads and its row labels.
/// </summary>
internal static class TableClassifier
{
    // A single label may be in any table of an agency; heads and labels together make the form's.
    private const int MinRows = 2;

    /// <summary>
    /// The tables of the form that it may be, most likely first; none where it is a table of the agency's own.
    /// </summary>
    /// <param name="part">Name of the table that the report is at; empty in prose.</param>
    public static IReadOnlyList<string> Classify(
        Edition edition,
        TableVocabulary vocabulary,
        ExtractedTable table,
        string part
    )
    {
        var texts = table
            .Rows.SelectMany(r => r)
            .Select(c => CharacterNormalizer.LettersOnly(c.Text))
            .Where(t => t.Length > 1)
            .ToArray();
        var all = string.Concat(texts);
        var shown = edition
            .Tables.Select(t => (t.Name, Weight: Weight(t, edition.Reading.CluesTo(t.Name), vocabulary, texts, all)))
            .Where(t => t.Weight >= MinRows || t.Name == part)
            .OrderByDescending(t => t.Name == part)
            .ThenByDescending(t => t.Weight)
            .Select(t => t.Name)
            .ToArray();
        return shown;
    }

    // Labels of rows and heads of columns that are there. The kind that tells this table from others counts twice.
    private static int Weight(FormTable table, TableClues clues, TableVocabulary vocabulary, string[] texts, string all)
    {
        var rows = vocabulary.Rows(table.Name);
        // Most labels are nowhere, which one look at all the text says.
        var named = rows.Count(r =>
            r.Labels.Any(l =>
                l.Length >= 4
                && all.Contains(l, StringComparison.Ordinal)
                && Array.Exists(texts, t => t.EndsWith(l, StringComparison.Ordinal))
            )
        );
        var heads = rows.SelectMany(r => r.Heads).Where(h => h.Length >= 4).Distinct();
        var headed = heads.Count(h => all.Contains(h, StringComparison.Ordinal));
        return clues.IsKnownByRows ? (named * 2) + headed
            : headed > 0 ? named + (headed * 2)
            : 0;
    }
}

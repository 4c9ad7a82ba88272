using Disclosure.Form.References;

namespace Disclosure.Narrative.Domain.Checks;

/// <summary>Names sums of cells for people.</summary>
internal static class CellTitles
{
    private const int Most = 3;

    public static string Of(CellSum sum, ReferenceSheets figures)
    {
        var names = sum.Terms.Select(t => (t.OfLastYear ? "上年" : "") + Of(t, figures)).ToArray();
        return names.Length <= Most ? string.Join("加", names) : $"{names[0]}等{names.Length}项之和";
    }

    private static string Of(CellTerm term, ReferenceSheets figures)
    {
        var edition = (term.OfLastYear ? figures.LastYear ?? figures.Year : figures.Year).Edition;
        var cells = term.CellsOf(edition, figures.Year);
        if (cells.Count == 0)
        {
            return term.Pattern;
        }

        var first = edition.Cells[cells[0]];
        return cells.Count == 1
            ? first.Title
            : $"{first.Table.Title}“{(first.Row.Groups.Count > 0 ? first.Row.Groups[^1] : first.Row.Label)}”各项之和的“{first.Column.Label}”";
    }
}

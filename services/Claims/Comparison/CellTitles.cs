using Disclosure.Form.References;

namespace Disclosure.Claims.Comparison;

/// <summary>Describes sums of cells by the labels printed on the form.</summary>
public static class CellTitles
{
    // More titles than these make a message unreadable.
    private const int MaxTitles = 3;

    /// <summary>Titles joined by 加; of more than three the first and their number.</summary>
    public static string Format(CellSum sum, ReferenceSheets sheets)
    {
        var names = sum.Terms.Select(t => (t.OfLastYear ? "上年" : "") + Format(t, sheets)).ToArray();
        return names.Length <= MaxTitles ? string.Join("加", names) : $"{names[0]}等{names.Length}项之和";
    }

    // A pattern that the edition does not have names nothing on the form.
    private static string Format(CellTerm term, ReferenceSheets sheets)
    {
        var edition = (term.OfLastYear ? sheets.LastYear ?? sheets.Year : sheets.Year).Edition;
        // The edition of the year that the term speaks of: last year's sheet may be on another form.
        var cells = term.CellsOf(edition, sheets.Year);
        if (cells.Count == 0)
        {
            return "表样中没有的数";
        }

        var first = edition.Cells[cells[0]];
        return cells.Count == 1
            ? first.Title
            : $"{first.Table.Title}“{(first.Row.Groups.Count > 0 ? first.Row.Groups[^1] : first.Row.Label)}”各项之和的“{first.Column.Label}”";
    }
}

using Disclosure.Form;

namespace Disclosure.Statistics.Domain.Regions;

/// <summary>A cell in which the collected sheet of a region differs from the sum of its agencies.</summary>
/// <param name="Cell">Index of the cell.</param>
/// <param name="Actual">What the collected sheet says.</param>
/// <param name="Expected">What the agencies add up to.</param>
internal readonly record struct RegionDifference(int Cell, CellValue Actual, CellValue Expected)
{
    /// <summary>How much the collected sheet has too much; negative where it has too little.</summary>
    public decimal Excess => Actual.Number - Expected.Number;

    /// <summary>
    /// The differing cells in their order. Rows that either sheet prints as one row are compared as one; columns that cannot be added
    /// up are not compared.
    /// </summary>
    public static IEnumerable<RegionDifference> Find(Sheet sheet, Sheet total)
    {
        // The identity map gives cells their figures and leaves out what is blank or not applicable.
        var map = EditionMap.CreateIdentity(sheet.Edition);
        var (own, sum) = (map.Map(sheet), map.Map(total));
        var excluded = sheet
            .Edition.Alternatives.SelectMany(a => sheet.Uses(a) || total.Uses(a) ? a.Replaced : a.Own)
            .ToHashSet();
        return from cell in Enumerable.Range(0, total.Values.Length)
            // Columns that the edition declares not to be additive have no sum over agencies.
            where !excluded.Contains(cell) && sheet.Edition.Cells[cell].Column.IsAdditive
            let actual = own.Figure(cell)
            let expected = sum.Figure(cell)
            where actual is not null && expected is not null && actual.Value.Number != expected.Value.Number
            select new RegionDifference(cell, actual.Value, expected.Value);
    }
}

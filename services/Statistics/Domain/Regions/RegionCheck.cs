using Disclosure.Form;
using Disclosure.Statistics.Domain.Editions;
using Disclosure.Statistics.Domain.Rules;

namespace Disclosure.Statistics.Domain.Regions;

/// <summary>Holds a region's collected sheet against the sum of its offices.</summary>
internal static class RegionCheck
{
    /// <summary>Cells that differ from the sum, each with the size of the difference.</summary>
    public static IReadOnlyDictionary<int, decimal> Differences(Sheet sheet, Sheet total) =>
        Compare(sheet, total).ToDictionary(c => c.Cell, c => Math.Abs(c.Actual.Number - c.Expected.Number));

    public static void Find(Sheet sheet, RegionSum region, CellRule rule, Severity severity, ref Findings findings)
    {
        foreach (var (cell, actual, expected) in Compare(sheet, region.Total))
        {
            var difference = actual.Number - expected.Number;
            findings.Add(
                new(
                    rule.Code,
                    severity,
                    $"{sheet.Edition.Cells[cell].Title}汇总填的是 {actual}，而 {region.Members} 个机关相加为 {Plain.Of(expected.Number)}，"
                        + $"{(difference > 0 ? "多" : "少")} {Plain.Of(Math.Abs(difference))}。"
                        + Cause(region, cell, difference)
                        + $"请核对上述机关；各机关无误的，把汇总改为 {Plain.Of(expected.Number)}。"
                )
                {
                    Cells = [sheet.Edition.Cells[cell].Name],
                    Expected = Plain.Of(expected.Number),
                    Actual = actual.ToString(),
                }
            );
        }
    }

    // Rows that either of the two prints as one are compared as one.
    private static IEnumerable<(int Cell, CellValue Actual, CellValue Expected)> Compare(Sheet sheet, Sheet total)
    {
        var map = EditionMap.CreateIdentity(sheet.Edition);
        var (own, sum) = (map.Map(sheet), map.Map(total));
        var outside = sheet
            .Edition.Alternatives.SelectMany(a => sheet.Uses(a) || total.Uses(a) ? a.Replaced : a.Own)
            .ToHashSet();
        return from cell in Enumerable.Range(0, total.Values.Length)
            where !outside.Contains(cell) && sheet.Edition.Cells[cell].Column.IsAdditive
            let actual = own.Figure(cell)
            let expected = sum.Figure(cell)
            where actual is not null && expected is not null && actual.Value.Number != expected.Value.Number
            select (cell, actual.Value, expected.Value);
    }

    private static string Cause(RegionSum region, int cell, decimal difference)
    {
        var parts = region.Parts.GetValueOrDefault(cell) ?? [];
        var same = parts.Where(p => p.Value.Number == Math.Abs(difference)).Select(p => p.Member.Title).ToArray();
        return same.Length > 0
                ? $"这正好是{string.Join('、', same)}的数，可能{(difference > 0 ? "重复计入了" : "漏计了")}它。"
            : parts.Count > 0
                ? $"数字较大的机关：{string.Join('、', parts.Take(5).Select(p => $"{p.Member.Title} {p.Value}"))}。"
            : "各机关这一项都是 0。";
    }
}

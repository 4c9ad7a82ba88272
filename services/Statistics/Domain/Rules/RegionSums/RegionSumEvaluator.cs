using Disclosure.Form;
using Disclosure.Statistics.Domain.Regions;
using Disclosure.Statistics.Domain.Sheets;

namespace Disclosure.Statistics.Domain.Rules.RegionSums;

/// <summary>Compares the collected sheet of a region with the sum of its agencies. Does nothing for the sheet of one agency.</summary>
internal sealed class RegionSumEvaluator(CellRule rule) : IRuleEvaluator
{
    public bool NeedsContext => true;

    public void Evaluate(in CheckInput input, in PreparedSheet prepared, ref FindingList findings)
    {
        // A sheet of one agency has no region; the rule is among its rules all the same.
        if (input.Region is not { } region)
        {
            return;
        }

        // The differences were found before for the contributions; they are found again here, which costs one pass over 200 cells.
        foreach (var difference in RegionDifference.Find(input.Sheet, region.Total))
        {
            findings.Add(Describe(input.Sheet.Edition, region, difference, rule.SeverityAt(input.Stage)));
        }
    }

    private Finding Describe(Edition edition, RegionTotal region, RegionDifference difference, Severity severity)
    {
        var expected = NumberFormat.Format(difference.Expected.Number);
        return new(
            rule.Code,
            severity,
            $"{edition.Cells[difference.Cell].Title}汇总填的是 {difference.Actual}，而 {region.Members} 个机关相加为 {expected}，"
                + $"{(difference.Excess > 0 ? "多" : "少")} {NumberFormat.Format(Math.Abs(difference.Excess))}。"
                + DescribeCause(region, difference)
                + $"请核对上述机关；各机关无误的，把汇总改为 {expected}。"
        )
        {
            Cells = [edition.Cells[difference.Cell].Name],
            Expected = expected,
            Actual = difference.Actual.ToString(),
        };
    }

    // An agency whose figure equals the difference was probably counted twice or left out; otherwise the largest are named.
    private static string DescribeCause(RegionTotal region, RegionDifference difference)
    {
        // Contributions are of the cells that differ; a cell without any has agencies that all say 0.
        var contributions = region.Contributions.GetValueOrDefault(difference.Cell) ?? [];
        var same = contributions
            .Where(c => c.Value.Number == Math.Abs(difference.Excess))
            .Select(c => c.Sheet.Title)
            .ToArray();
        return same.Length > 0
                ? $"这正好是{string.Join('、', same)}的数，可能{(difference.Excess > 0 ? "重复计入了" : "漏计了")}它。"
            : contributions.Count > 0
                ? $"数字较大的机关：{string.Join('、', contributions.Take(5).Select(c => $"{c.Sheet.Title} {c.Value}"))}。"
            : "各机关这一项都是 0。";
    }
}

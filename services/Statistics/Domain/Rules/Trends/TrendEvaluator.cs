using Disclosure.Form;
using Disclosure.Statistics.Domain.Sheets;

namespace Disclosure.Statistics.Domain.Rules.Trends;

/// <summary>Questions figures that jump against the agency's own history, or against its peers where the history is too short.</summary>
/// <remarks>An outlier may be true, and then only needs its reason.</remarks>
internal sealed class TrendEvaluator(Edition edition, CellRule rule, TrendRule trend) : IRuleEvaluator
{
    private readonly int[] _cells = [.. trend.Cells.SelectMany(edition.Match).Distinct().Order()];
    private readonly string _tooFew = $"历年不足 {trend.LeastHistory} 年、同类机关不足 {trend.LeastPeers} 个，不作判断";

    public bool NeedsContext => true;

    public void Evaluate(in CheckInput input, in PreparedSheet prepared, ref FindingList findings)
    {
        FindSlips(input, ref findings);
        // Too few years and too few peers: nothing is said, and the check says that it did not judge.
        if (input.History.Count < trend.LeastHistory && input.Peers.Count < trend.LeastPeers)
        {
            findings.AddUnassessed(rule.Code, _tooFew, _cells.Length);
            return;
        }

        foreach (var cell in _cells)
        {
            if (input.Sheet[cell].IsNumber)
            {
                EvaluateCell(cell, input, ref findings);
            }
        }
    }

    // One earlier year is enough to see that a figure is that year's in another unit, or with a digit too many.
    private void FindSlips(in CheckInput input, ref FindingList findings)
    {
        if (input.Previous is not { } previous)
        {
            return;
        }

        // Before the statistics: a slip of a unit needs one other year, and no distribution.
        foreach (var cell in _cells)
        {
            if (
                input.Sheet[cell].IsNumber
                && previous.Sum([cell], out _) is { } before
                && UnitSlip.Find(input.Sheet.Edition.Cells[cell], input.Sheet[cell].Number, before) is { } slip
            )
            {
                findings.Add(
                    new(
                        rule.Code,
                        rule.SeverityAt(input.Stage),
                        $"{input.Sheet.Edition.Cells[cell].Title}填的是 {input.Sheet[cell]}，{previous.Title}是 {NumberFormat.Format(before)}，{slip.Description}。"
                            + $"填错的改为 {slip.Suggested}；确有其事的说明原因。"
                    )
                    {
                        Cells = [input.Sheet.Edition.Cells[cell].Name],
                        Expected = slip.Suggested,
                        Actual = input.Sheet[cell].ToString(),
                    }
                );
            }
        }
    }

    private void EvaluateCell(int cell, in CheckInput input, ref FindingList findings)
    {
        if (
            input.Sheet.Edition.Cells[cell] is var form
            && input.Previous?.Sum([cell], out _) is { } before
            && UnitSlip.Find(form, input.Sheet[cell].Number, before) is not null
        )
        {
            // The slip explains the jump.
            return;
        }

        // The agency's own history explains more than its peers do.
        var history = CreateSample(cell, input.History);
        // Own years first: a large bureau is no outlier among small ones only because it is large.
        var isOwn = history.Size >= trend.LeastHistory;
        var sample = isOwn ? history : CreateSample(cell, input.Peers);
        if (!isOwn && sample.Size < trend.LeastPeers)
        {
            findings.AddUnassessed(rule.Code, _tooFew);
        }
        else if (IsOutlier(input.Sheet[cell].Number, sample, input.TrendThreshold ?? trend.Threshold))
        {
            var compared = isOwn ? $"本机关以往 {sample.Size} 年" : $"同级同类机关当年 {sample.Size} 个";
            findings.Add(Describe(input.Sheet, cell, sample, compared, rule.SeverityAt(input.Stage)));
        }
    }

    // The threshold is in tenths of a robust standard deviation.
    private bool IsOutlier(decimal figure, RobustSample sample, int threshold) =>
        Math.Abs(sample.Distance(figure)) * 10 >= threshold
        // The absolute difference too: from 1 to 5 is a large factor and no news.
        && Math.Abs((double)figure - sample.Median) >= trend.LeastDifference;

    // Sheets without a number in the cell do not count.
    private static RobustSample CreateSample(int cell, IReadOnlyList<MappedSheet> sheets) =>
        RobustSample.Create([.. sheets.Select(s => s.Figure(cell)).OfType<CellValue>().Select(v => v.Number)]);

    private Finding Describe(Sheet sheet, int cell, RobustSample sample, string compared, Severity severity)
    {
        var distance = sample.Distance(sheet[cell].Number);
        return new(
            rule.Code,
            severity,
            $"{sheet.Edition.Cells[cell].Title}填的是 {sheet[cell]}，而{compared}一般在 {sample.Median:0.##} 左右，"
                + $"{(distance > 0 ? "明显偏高" : "明显偏低")}。"
                + "请核对是否多写少写了数位、用错了单位；确有其事的说明原因。"
        )
        {
            Cells = [sheet.Edition.Cells[cell].Name],
            Expected = $"{sample.Median:0.##}",
            Actual = sheet[cell].ToString(),
        };
    }
}

using Disclosure.Form;
using Disclosure.Statistics.Domain.Editions;
using Disclosure.Statistics.Domain.Rules;

namespace Disclosure.Statistics.Domain.Trends;

/// <summary>Asks about figures that jump against the office's own history or its peers. Silent where too few are known.</summary>
internal static class TrendCheck
{
    public static void Find(Case given, TrendPlan plan, ref Findings findings)
    {
        var trend = plan.Trend;
        if (given.History.Count < trend.LeastHistory && given.Peers.Count < trend.LeastPeers)
        {
            findings.Skip(plan.Rule.Code, TooFew(trend), plan.Cells.Length);
            return;
        }

        foreach (var cell in plan.Cells.Where(c => given.Sheet[c].IsNumber))
        {
            // What the office itself has been explains more than what others are.
            var history = Sample(cell, given.History);
            var isOwn = history.Size >= trend.LeastHistory;
            var sample = isOwn ? history : Sample(cell, given.Peers);
            if (!isOwn && sample.Size < trend.LeastPeers)
            {
                findings.Skip(plan.Rule.Code, TooFew(trend));
            }
            else if (Jumps(given, given.Sheet[cell].Number, sample, trend))
            {
                var whose = isOwn ? $"本机关以往 {sample.Size} 年" : $"同级同类机关当年 {sample.Size} 个";
                findings.Add(Describe(given.Sheet, cell, sample, whose, plan.Rule, plan.Rule.At(given.Stage)));
            }
        }
    }

    private static bool Jumps(Case given, decimal figure, RobustSample sample, TrendRule trend) =>
        Math.Abs(sample.Distance(figure)) * 10 >= (given.TrendThreshold ?? trend.Threshold)
        && Math.Abs((double)figure - sample.Median) >= trend.LeastDifference;

    private static string TooFew(TrendRule trend) =>
        $"历年不足 {trend.LeastHistory} 年、同类机关不足 {trend.LeastPeers} 个，不作判断";

    private static RobustSample Sample(int cell, IReadOnlyList<MappedSheet> sheets) =>
        RobustSample.Of([.. sheets.Select(s => s.Figure(cell)).OfType<CellValue>().Select(v => v.Number)]);

    private static Finding Describe(
        Sheet sheet,
        int cell,
        RobustSample sample,
        string whose,
        CellRule rule,
        Severity severity
    )
    {
        var distance = sample.Distance(sheet[cell].Number);
        return new(
            rule.Code,
            severity,
            $"{sheet.Edition.Cells[cell].Title}填的是 {sheet[cell]}，而{whose}的中位数是 {sample.Median:0.##}，"
                + $"{(distance > 0 ? "高" : "低")}出正常波动（{Math.Abs(distance):0.0} 倍稳健标准差）。"
                + "请核对是否多写少写了数位、用错了单位；确有其事的说明原因。"
        )
        {
            Cells = [sheet.Edition.Cells[cell].Name],
            Expected = $"{sample.Median:0.##}",
            Actual = sheet[cell].ToString(),
        };
    }
}

/// <summary>A rule about figures that jump, with the places of its cells.</summary>
internal sealed record TrendPlan(CellRule Rule, TrendRule Trend, int[] Cells)
{
    public static TrendPlan Of(Edition edition, CellRule rule)
    {
        var trend = (TrendRule)rule.Test;
        return new(rule, trend, [.. trend.Cells.SelectMany(edition.Match).Distinct().Order()]);
    }
}

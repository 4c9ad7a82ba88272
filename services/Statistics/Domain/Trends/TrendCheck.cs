using Disclosure.Statistics.Domain.Editions;
using Disclosure.Statistics.Domain.Rules;
using Disclosure.Vocabulary;

namespace Disclosure.Statistics.Domain.Trends;

/// <summary>Asks about figures that jump against the office's own history or its peers. Silent where too few are known.</summary>
internal static class TrendCheck
{
    public static void Find(Case given, Rule rule, Trend trend, Severity severity, ref Findings findings)
    {
        var threshold = (given.TrendThreshold ?? trend.Threshold) / 10.0;
        foreach (var cell in trend.Cells.SelectMany(given.Sheet.Edition.Match).Distinct())
        {
            if (!given.Sheet[cell].IsNumber)
            {
                continue;
            }

            var history = Sample(cell, given.History);
            var peers = Sample(cell, given.Peers);
            var figure = given.Sheet[cell].Number;
            if (history.Size < trend.LeastHistory && peers.Size < trend.LeastPeers)
            {
                findings.Skip(
                    rule.Code,
                    $"历年不足 {trend.LeastHistory} 年、同类机关不足 {trend.LeastPeers} 个，不作判断"
                );
            }
            else if (history.Size >= trend.LeastHistory)
            {
                // What the office itself has been explains more than what others are.
                Hold(figure, history, "本机关以往", "年", ref findings);
            }
            else
            {
                Hold(figure, peers, "同级同类机关当年", "个", ref findings);
            }

            void Hold(decimal held, RobustSample sample, string whose, string unit, ref Findings found)
            {
                var distance = sample.Distance(held);
                if (Math.Abs(distance) >= threshold && Math.Abs((double)held - sample.Median) >= trend.LeastDifference)
                {
                    found.Add(
                        Describe(given.Sheet, cell, sample, distance, $"{whose} {sample.Size} {unit}", rule, severity)
                    );
                }
            }
        }
    }

    private static RobustSample Sample(int cell, IReadOnlyList<MappedSheet> sheets) =>
        RobustSample.Of([.. sheets.Select(s => s.Figure(cell)).OfType<CellValue>().Select(v => v.Number)]);

    private static Finding Describe(
        Sheet sheet,
        int cell,
        RobustSample sample,
        double distance,
        string whose,
        Rule rule,
        Severity severity
    ) =>
        new(
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

using Disclosure.Statistics.Domain;
using Disclosure.Statistics.Tests.Domain;
using Disclosure.Testing;
using Disclosure.Vocabulary;
using Xunit.Abstractions;

namespace Disclosure.Statistics.Tests;

/// <summary>Real reports' true figures before the judge.</summary>
public sealed class CorpusTests(ITestOutputHelper output)
{
    [CorpusFact]
    public void A_finding_on_a_real_report_recomputes_from_its_printed_figures()
    {
        var judged = 0;
        foreach (var report in CorpusReport.All)
        {
            var edition = report.Edition == "2021" ? Editions.E2021 : Editions.E2019;
            var values = new CellValue[edition.Cells.Count];
            foreach (var (cell, number) in report.Cells.Where(c => c.Value is not null))
            {
                values[edition.IndexOf(cell)] = CellValue.TryParse($"{number}", out var value)
                    ? value
                    : CellValue.Blank;
            }

            foreach (var finding in Sheets.Judge.Judge(new(edition, values), Stage.Submission, report.Year))
            {
                output.WriteLine($"{report.Id}: {finding.Message}");
                if (finding.Expected.Length > 0 && finding.Cells.Count > 0)
                {
                    judged++;
                    Assert.All(finding.Cells, c => Assert.NotNull(report.Cells.GetValueOrDefault(c)));
                    Assert.NotEqual(finding.Expected, finding.Actual);
                }
            }
        }

        output.WriteLine($"{judged} equations of {CorpusReport.All.Count} reports do not hold.");
    }
}

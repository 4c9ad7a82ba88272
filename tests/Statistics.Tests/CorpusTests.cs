using Disclosure.Form;
using Disclosure.Statistics.Domain.Rules;
using Disclosure.Statistics.Tests.Domain;
using Disclosure.Testing;
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
            foreach (
                var finding in Sheets.Checker.CheckCells(Sheets.FromReport(report), CheckStage.Submission, report.Year)
            )
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

    [CorpusFact]
    public void Adding_one_to_any_summed_cell_of_a_real_sheet_is_found_and_located()
    {
        var sound = CorpusReport
            .All.Where(r => r.Edition == "2021" && r.Cells.Count(c => c.Value is not null) >= 190)
            .Select(Sheets.FromReport)
            .Where(s => Sheets.Checker.CheckCells(s, CheckStage.Submission, 2023).Count == 0)
            .ToArray();
        Assert.NotEmpty(sound);
        var summed = Sheets.Rules.Equations.SelectMany(e => e.All).Distinct().ToArray();
        Assert.Equal(190, summed.Length - Editions.E2021.Alternatives.Sum(a => a.Own.Length));
        foreach (var sheet in sound)
        {
            foreach (var cell in summed.Where(c => sheet[c].IsNumber))
            {
                var wrong = sheet.With(
                    new Dictionary<int, CellValue> { [cell] = CellValue.FromInteger(sheet[cell].Digits + 1) }
                );
                var result = Sheets.Checker.Check(new CheckInput(wrong, CheckStage.Submission, 2023));
                var errors = result.Findings.Where(f => f.Severity == Severity.Error).ToArray();
                Assert.NotEmpty(errors);
                Assert.All(errors, e => Assert.Contains(sheet.Edition.Cells[cell].Name, e.Cells));
                Assert.Contains(
                    result.Suggestions,
                    s => s.Remaining == 0 && s.Changes is [var only] && only.Cell == sheet.Edition.Cells[cell]
                );
            }
        }
    }
}

using BenchmarkDotNet.Attributes;
using Disclosure.Form;
using Disclosure.Statistics.Domain.Rules;
using Editions = Disclosure.Testing.Editions;

namespace Disclosure.Benchmarks.Statistics;

/// <summary>All cell rules of one sheet; the yardstick is what a plain reading of the rules does: names and decimals.</summary>
[MemoryDiagnoser]
public class RuleBenchmarks
{
    private const int Count = 1000;

    private readonly Sheet[] _sheets = SampleSheets.Draw(Count);
    private readonly Sheet[] _faulty =
    [
        .. SampleSheets
            .Draw(Count)
            .Select(s => s.With(new Dictionary<int, CellValue> { [20] = CellValue.FromInteger(s[20].Digits + 1) })),
    ];
    private readonly (string[] Left, string[] Right)[] _named =
    [
        .. SampleSheets
            .Checker.GetRules(Editions.E2021)
            .Equations.Select(e => (e.Left.Select(Name).ToArray(), e.Right.Select(Name).ToArray())),
    ];

    [Benchmark(Baseline = true, OperationsPerInvoke = Count)]
    public int ByNameAndDecimal()
    {
        var failing = 0;
        foreach (var sheet in _sheets)
        {
            foreach (var (left, right) in _named)
            {
                failing += left.Sum(c => sheet[c].Number) == right.Sum(c => sheet[c].Number) ? 0 : 1;
            }
        }

        return failing;
    }

    [Benchmark(OperationsPerInvoke = Count)]
    public int CellRules()
    {
        var found = 0;
        foreach (var sheet in _sheets)
        {
            found += SampleSheets.Checker.CheckCells(sheet, CheckStage.Submission, 2023).Count;
        }

        return found;
    }

    [Benchmark(OperationsPerInvoke = Count)]
    public int AllRulesOfASoundSheet() => JudgeAll(_sheets);

    [Benchmark(OperationsPerInvoke = Count)]
    public int AllRulesOfAFaultySheetWithItsDiagnosis() => JudgeAll(_faulty);

    private static int JudgeAll(Sheet[] sheets)
    {
        var found = 0;
        foreach (var sheet in sheets)
        {
            found += SampleSheets.Checker.Check(new CheckInput(sheet, CheckStage.Submission, 2023)).Findings.Count;
        }

        return found;
    }

    private static string Name(int cell) => Editions.E2021.Cells[cell].Name;
}

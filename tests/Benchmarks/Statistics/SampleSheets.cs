using Disclosure.Form;
using Disclosure.Statistics.Domain.Editions;
using Disclosure.Statistics.Domain.Rules;
using Editions = Disclosure.Testing.Editions;

namespace Disclosure.Benchmarks.Statistics;

/// <summary>Sheets as offices have them: a third of the cells filled, every sum right.</summary>
internal static class SampleSheets
{
    public static EditionCatalog Catalog => Editions.Catalog;

    public static SheetJudge Judge { get; } = new(Catalog);

    public static Sheet[] Draw(int count)
    {
        var random = new Random(2021);
        return [.. Enumerable.Range(0, count).Select(_ => Draw(random))];
    }

    private static Sheet Draw(Random random)
    {
        var edition = Editions.E2021;
        var values = new CellValue[edition.Cells.Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = CellValue.FromInteger(random.Next(3) == 0 ? random.Next(200) : 0);
        }

        foreach (var i in edition.Alternatives.SelectMany(a => a.Own))
        {
            values[i] = CellValue.Blank;
        }

        var equations = Judge.RulesOf(edition).Equations;
        var scope = equations.Where(e => !values[e.Left[0]].IsBlank).ToArray();

        // Columns first, then what is carried out, then rows: each sum of sums that are right already.
        foreach (var plan in scope.Where(e => e.ByColumn && e.Left.Length == 1))
        {
            values[plan.Left[0]] = CellValue.FromInteger(plan.Right.Sum(c => values[c].Digits));
        }

        foreach (var plan in scope.Where(e => e.Left.Length == 2))
        {
            values[plan.Left[0]] = values[plan.Right[0]];
            values[plan.Right[1]] = values[plan.Left[1]];
        }

        foreach (var plan in scope.Where(e => !e.ByColumn))
        {
            values[plan.Left[0]] = CellValue.FromInteger(plan.Right.Sum(c => values[c].Digits));
        }

        var sheet = new Sheet(edition, values);
        return Judge.Judge(sheet, Stage.Submission, 2023).Count == 0
            ? sheet
            : throw new InvalidOperationException("A sample sheet does not add up.");
    }
}

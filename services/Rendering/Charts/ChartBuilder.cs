using System.Text.RegularExpressions;
using Disclosure.Form;
using Disclosure.Rendering.Domain;

namespace Disclosure.Rendering.Charts;

/// <summary>Charts of a sheet's own sums: what each of them is made of.</summary>
internal static partial class ChartBuilder
{
    private const string Results = "requests.concluded.total";
    private const string Applicants = "requests.received.total";

    /// <summary>What became of the requests. Results that stand under one heading are one bar.</summary>
    public static BarChart CreateResults(Sheet sheet)
    {
        var cells = PartsOf(sheet, Results)
            .GroupBy(c => NameOf(c.Row.Groups.Count > 1 ? c.Row.Groups[^1] : c.Row.Label));
        return Create("政府信息公开申请办理结果", "办理结果", cells, sheet);
    }

    /// <summary>Who asked.</summary>
    public static BarChart CreateApplicants(Sheet sheet) =>
        Create(
            "新收政府信息公开申请的申请人情况",
            "新收申请",
            PartsOf(sheet, Applicants).GroupBy(c => c.Column.Label),
            sheet
        );

    private static IEnumerable<FormCell> PartsOf(Sheet sheet, string sum)
    {
        var edition = sheet.Edition;
        var column = sum[sum.LastIndexOf('.')..];
        var ways = new SumEquations(edition).FindAllTerms(sum);
        var parts =
            ways.FirstOrDefault(w => w.All(p => p.EndsWith(column, StringComparison.Ordinal)))
            ?? (ways is [var first, ..] ? first : []);
        return parts.Where(p => SumEquations.IsPrinted(sheet, p)).Select(p => edition.Cells[edition.IndexOf(p)]);
    }

    private static BarChart Create(string title, string name, IEnumerable<IGrouping<string, FormCell>> groups, Sheet sheet)
    {
        var bars = groups.Select(g => (g.Key, Sum: Add(g.Select(c => sheet[c.Name])))).ToArray();
        return new(title, "件", [.. bars.Select(b => b.Key)], [new(name, [.. bars.Select(b => b.Sum)])], IsHorizontal: true);
    }

    private static decimal? Add(IEnumerable<CellValue> values)
    {
        var numbers = values.Where(v => v.IsNumber).Select(v => v.Number).ToArray();
        return numbers.Length > 0 ? numbers.Sum() : null;
    }

    // Without the number before it and the remark behind it.
    private static string NameOf(string label) => Label().Match(label).Groups[1].Value;

    [GeneratedRegex(@"^(?:（[^）]*）|[0-9]+[.．、]|[一二三四五六七八九十]+、)?([^（(]+)")]
    private static partial Regex Label();
}

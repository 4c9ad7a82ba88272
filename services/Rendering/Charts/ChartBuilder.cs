using System.Globalization;
using System.Text.RegularExpressions;
using Disclosure.Form;
using Disclosure.Rendering.Domain;

namespace Disclosure.Rendering.Charts;

/// <summary>Builds the charts that an edition defines from the figures of a sheet.</summary>
internal static partial class ChartBuilder
{
    /// <param name="years">Figures by year, oldest first; only for charts over years.</param>
    public static BarChart Build(ChartDefinition chart, Sheet sheet, IReadOnlyList<YearValues> years) =>
        chart.Categories == ChartCategories.Years ? BuildYears(chart, years) : BuildTerms(chart, sheet);

    private static BarChart BuildYears(ChartDefinition chart, IReadOnlyList<YearValues> years) =>
        new(
            YearsTitle.Format(chart.Title, [.. years.Select(y => y.Year)]),
            chart.Unit,
            [.. years.Select(y => $"{y.Year.ToString(CultureInfo.InvariantCulture)}年")],
            [
                .. chart.Series.Select(s => new ChartSeries(
                    s.Name,
                    // A year on another form may lack the cell: no bar, and 无数据 in words.
                    [.. years.Select(y => y.Values.TryGetValue(s.Cell, out var value) ? (decimal?)value : null)]
                )),
            ],
            chart.Bars == ChartBars.Horizontal
        );

    // One bar for each term of the sum, or for the terms that share a heading.
    private static BarChart BuildTerms(ChartDefinition chart, Sheet sheet)
    {
        // Only the first series: its cell is the sum whose terms are shown.
        var series = chart.Series[0];
        var bars = FindTerms(sheet, series.Cell)
            // Terms below one heading become one bar.
            .GroupBy(cell => chart.Categories == ChartCategories.Columns ? cell.Column.Label : RowGroup(cell))
            .Select(group => (Name: group.Key, Sum: Add(group.Select(cell => sheet[cell.Name]))))
            .ToArray();
        return new(
            chart.Title,
            chart.Unit,
            [.. bars.Select(b => b.Name)],
            [new(series.Name, [.. bars.Select(b => b.Sum)])],
            chart.Bars == ChartBars.Horizontal
        );
    }

    // A sum of rows is preferred to a sum of columns: its terms stand in the column of the sum.
    private static IEnumerable<FormCell> FindTerms(Sheet sheet, string sum)
    {
        var edition = sheet.Edition;
        var column = sum[sum.LastIndexOf('.')..];
        var sums = new SumEquations(edition).FindAllTerms(sum);
        var terms =
            // Rows first; a cell may be the sum of its row as well as of its column.
            sums.FirstOrDefault(t => t.All(cell => cell.EndsWith(column, StringComparison.Ordinal)))
            ?? (sums is [var first, ..] ? first : []);
        // Alternative rows that this sheet does not use would be bars without figures.
        return terms.Where(t => SumEquations.IsPrinted(sheet, t)).Select(t => edition.Cells[edition.IndexOf(t)]);
    }

    private static decimal? Add(IEnumerable<CellValue> values)
    {
        // Blanks and remarks are no zeros: where no term has a number there is no bar.
        var numbers = values.Where(v => v.IsNumber).Select(v => v.Number).ToArray();
        return numbers.Length > 0 ? numbers.Sum() : null;
    }

    private static string RowGroup(FormCell cell) =>
        // The nearest heading speaks for the row where several are nested.
        Label().Match(cell.Row.Groups.Count > 1 ? cell.Row.Groups[^1] : cell.Row.Label).Groups[1].Value;

    // A label without the number before it and the remark behind it.
    [GeneratedRegex(@"^(?:（[^）]*）|[0-9]+[.．、]|[一二三四五六七八九十]+、)?([^（(]+)")]
    private static partial Regex Label();
}

/// <summary>Figures of a year by cell; a cell that is absent has no figure.</summary>
internal sealed record YearValues(int Year, IReadOnlyDictionary<string, decimal> Values);

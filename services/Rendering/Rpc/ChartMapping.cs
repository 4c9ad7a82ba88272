using Disclosure.ApiErrors;
using Disclosure.Form;
using Disclosure.Rendering.Charts;
using Disclosure.Rendering.Domain;
using Proto = Disclosure.Rendering.V1;

namespace Disclosure.Rendering.Rpc;

/// <summary>Charts between message and domain.</summary>
internal static class ChartMapping
{
    private const int MaxCategories = 24;
    private const int MaxSeries = 4;
    private const int MaxName = 60;
    private const int MaxTitle = 200;

    // Where figures of requests are spoken of, the nearest first.
    private static readonly string[] s_sections = ["requests", "overview"];

    /// <summary>Charts as figures, by the section that each stands in.</summary>
    public static ILookup<string, DocumentFigure> ToFigures(
        IReadOnlyList<Proto.Chart> charts,
        Sheet sheet,
        IReadOnlyList<Section> sections
    )
    {
        var names = sections.SelectMany(s => s.Sections.Prepend(s)).Select(s => s.Name).ToArray();
        return charts
            .Select((c, i) => (Section: SectionOf(c, names, i), Chart: c.ToDomain(sheet, $"charts[{i}]")))
            .ToLookup(
                c => c.Section,
                c => new DocumentFigure(c.Chart.Title, ChartDescription.Describe(c.Chart), ChartDrawing.Draw(c.Chart))
            );
    }

    /// <summary>Reads a chart. INVALID_FIELDS / CHART_MALFORMED where it is none.</summary>
    public static BarChart ToDomain(this Proto.Chart chart, Sheet? sheet, string field) =>
        chart.ContentCase switch
        {
            Proto.Chart.ContentOneofCase.Data => FromData(chart.Data, field),
            Proto.Chart.ContentOneofCase.SheetChart when sheet is not null => chart.SheetChart switch
            {
                Proto.SheetChart.Results => ChartBuilder.CreateResults(sheet),
                Proto.SheetChart.Applicants => ChartBuilder.CreateApplicants(sheet),
                _ => throw Malformed(field, "sheet_chart is unknown", "没有这种图表"),
            },
            _ => throw Malformed(
                field,
                "content and, for a chart of a sheet, its edition must be given",
                "缺少图表的数据或表样"
            ),
        };

    private static string SectionOf(Proto.Chart chart, string[] names, int index)
    {
        var section = chart.Section.Length > 0 ? chart.Section : s_sections.FirstOrDefault(names.Contains) ?? "";
        return names.Contains(section)
            ? section
            : throw Malformed(
                $"charts[{index}]",
                $"the report has no section '{section}' to stand in",
                section.Length > 0
                    ? $"报告正文没有“{section}”部分，图表无处可放"
                    : "报告正文没有“总体情况”部分，图表无处可放，请先填写正文"
            );
    }

    private static BarChart FromData(Proto.ChartData data, string field)
    {
        if (
            data.Title.Length is 0 or > MaxTitle
            || data.Unit.Length > MaxName
            || data.Categories.Count is 0 or > MaxCategories
            || data.Series.Count is 0 or > MaxSeries
            || data.Categories.Concat(data.Series.Select(s => s.Name)).Any(n => n.Length is 0 or > MaxName)
        )
        {
            throw Malformed(
                field,
                $"1 to {MaxCategories} categories, 1 to {MaxSeries} series, names of 1 to {MaxName} characters",
                $"图表应有 1 至 {MaxCategories} 类、1 至 {MaxSeries} 组数据，标题不超过 {MaxTitle} 字，名称不超过 {MaxName} 字"
            );
        }

        return new(
            data.Title,
            data.Unit,
            [.. data.Categories],
            [.. data.Series.Select(s => new ChartSeries(s.Name, Values(s, data.Categories.Count, field)))],
            data.Lying
        );
    }

    private static decimal?[] Values(Proto.ChartSeries series, int categories, string field)
    {
        if (series.Values.Count != categories)
        {
            throw Malformed(
                field,
                $"'{series.Name}' must have one value a category",
                $"图表数据“{series.Name}”有 {series.Values.Count} 个数，应与类别一样为 {categories} 个"
            );
        }

        return
        [
            .. series.Values.Select(v =>
                v.Length == 0 ? (decimal?)null
                : CellValue.TryParse(v, out var value) && value.Digits >= 0 ? value.Number
                : throw Malformed(
                    field,
                    $"'{series.Name}' has a value that is no number of 0 or more",
                    $"图表数据“{series.Name}”中有不是数字或小于 0 的值"
                )
            ),
        ];
    }

    private static ApiException Malformed(string field, string message, string localized) =>
        ApiError.InvalidField(field, "CHART_MALFORMED", message, localized);
}

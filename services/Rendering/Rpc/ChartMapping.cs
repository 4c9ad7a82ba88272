using Disclosure.ApiErrors;
using Disclosure.Form;
using Disclosure.Rendering.Charts;
using Disclosure.Rendering.Domain;
using Proto = Disclosure.Rendering.V1;

namespace Disclosure.Rendering.Rpc;

/// <summary>Builds the requested charts of an edition.</summary>
internal static class ChartMapping
{
    // More years than a chart over years could show legibly.
    private const int MaxYears = 24;

    /// <summary>Figures for the charts of a report, by the section that prints them.</summary>
    public static ILookup<string, DocumentFigure> ToFigures(
        this Proto.RenderReportRequest request,
        Sheet sheet,
        IReadOnlyList<Section> sections
    )
    {
        var names = sections.SelectMany(s => s.Sections.Prepend(s)).Select(s => s.Name).ToHashSet();
        return request
            .Charts.Select(
                (c, i) => (Chart: Build(c.Kind, sheet, request.Year, c.EarlierYears, $"charts[{i}]"), Index: i)
            )
            .ToLookup(
                c => RequireSection(sheet.Edition, names, c.Index),
                c => new DocumentFigure(c.Chart.Title, ChartDescription.Describe(c.Chart), ChartDrawing.Draw(c.Chart))
            );
    }

    /// <summary>Builds a chart. INVALID_FIELDS / CHART_UNKNOWN, CHART_MALFORMED.</summary>
    /// <param name="field">The field that names the kind.</param>
    public static BarChart Build(
        string kind,
        Sheet sheet,
        int year,
        IReadOnlyCollection<Proto.YearFigures> earlierYears,
        string field
    )
    {
        var chart = sheet.Edition.Charts.Find(kind) ?? throw Unknown(sheet.Edition.Charts, field);
        return ChartBuilder.Build(chart, sheet, ToYears(chart, sheet, year, earlierYears, field));
    }

    // The years before, then the report's own by the figures that are printed.
    private static List<YearValues> ToYears(
        ChartDefinition chart,
        Sheet sheet,
        int year,
        IReadOnlyCollection<Proto.YearFigures> earlierYears,
        string field
    )
    {
        if (earlierYears.Count > MaxYears || earlierYears.DistinctBy(y => y.Year).Count() < earlierYears.Count)
        {
            throw Malformed(
                field,
                $"each year once, at most {MaxYears}",
                $"图表的年度不能重复，且不能超过 {MaxYears} 个"
            );
        }

        var years = earlierYears
            .Where(y => y.Year > year - chart.Years && y.Year < year)
            .OrderBy(y => y.Year)
            .Select(y => new YearValues(
                y.Year,
                y.Figures.ToDictionary(f => f.Key, f => ToNumber(f.Key, f.Value, field))
            ));
        var own = chart
            .Series.Select(s => s.Cell)
            .Distinct()
            .Where(cell => sheet[cell].IsNumber)
            .ToDictionary(cell => cell, cell => sheet[cell].Number);
        return [.. years, new(year, own)];
    }

    private static decimal ToNumber(string cell, string text, string field) =>
        CellValue.TryParse(text, out var value) && value.IsNumber && value.Digits >= 0
            ? value.Number
            : throw Malformed(field, $"{cell} is no number of 0 or more", $"图表数据“{cell}”不是数字或小于 0");

    private static string RequireSection(Edition edition, HashSet<string> names, int index) =>
        edition.Charts.Sections.FirstOrDefault(names.Contains)
        ?? throw Malformed(
            $"charts[{index}]",
            $"the report has none of the sections {string.Join(", ", edition.Charts.Sections)}",
            $"报告正文没有“{HeadingOf(edition, edition.Charts.Sections[^1])}”部分，图表无处可放，请先填写正文"
        );

    private static string HeadingOf(Edition edition, string section) =>
        edition.Sections.SelectMany(s => s.Sections.Prepend(s)).FirstOrDefault(s => s.Section == section)?.Heading
        ?? section;

    private static ApiException Unknown(EditionCharts charts, string field) =>
        ApiError.InvalidField(
            field,
            "CHART_UNKNOWN",
            $"must be one of {string.Join(", ", charts.Charts.Select(c => c.Kind))}",
            $"图表种类应为 {ToChoice([.. charts.Charts.Select(c => $"{c.Kind}（{c.Label}）")])}"
        );

    // "a、b或 c"
    private static string ToChoice(string[] names) =>
        names is [.. var first, var last] && first.Length > 0
            ? $"{string.Join("、", first)}或 {last}"
            : string.Concat(names);

    private static ApiException Malformed(string field, string message, string localized) =>
        ApiError.InvalidField(field, "CHART_MALFORMED", message, localized);
}

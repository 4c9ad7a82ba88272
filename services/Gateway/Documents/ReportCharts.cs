using Disclosure.ApiErrors;
using Disclosure.Gateway.Composition;
using Grpc.Core;

namespace Disclosure.Gateway.Documents;

/// <summary>Charts of a report as Rendering is asked to draw them: of its own sheet, or of its office's years.</summary>
internal sealed class ReportCharts(StatisticsV1.StatisticsService.StatisticsServiceClient statistics)
{
    // With the report's own year.
    private const int Years = 5;

    private static readonly (string Cell, string Name)[] s_lines =
    [
        ("requests.received.total", "新收"),
        ("requests.concluded.total", "办结"),
        ("requests.carried_out.total", "结转下年"),
    ];

    /// <summary>INVALID_ARGUMENT / INVALID_FIELDS where there is no such chart.</summary>
    /// <param name="field">That names it.</param>
    public async Task<RenderingV1.Chart> CreateAsync(
        string kind,
        string field,
        FilingV1.ReportContext context,
        StatisticsV1.Statistics figures,
        CallOptions call
    ) =>
        kind switch
        {
            "results" => new() { SheetChart = RenderingV1.SheetChart.Results },
            "applicants" => new() { SheetChart = RenderingV1.SheetChart.Applicants },
            "five_years" => new() { Data = await FiveYearsAsync(context, figures, call) },
            _ => throw ApiError.InvalidField(
                field,
                "CHART_UNKNOWN",
                "must be results, applicants or five_years",
                "图表种类应为 results（办理结果）、applicants（申请人）或 five_years（近五年申请）"
            ),
        };

    // The report's own year by the figures that are printed, the years before by those that count.
    private async Task<RenderingV1.ChartData> FiveYearsAsync(
        FilingV1.ReportContext context,
        StatisticsV1.Statistics figures,
        CallOptions call
    )
    {
        var filed = context.Report;
        var order = new StatisticsV1.CompareYearsRequest { Cells = { s_lines.Select(l => l.Cell) } };
        order.Years.Add(
            context
                .History.Where(h => h.Year > filed.Year - Years && h.Year < filed.Year)
                .GroupBy(h => h.Year)
                .OrderBy(y => y.Key)
                .Select(y => new StatisticsV1.YearSheets
                {
                    Year = y.Key,
                    Sheets = { y.Select(h => h.ToSheetReference()) },
                })
        );
        order.Years.Add(OwnYear(filed, figures));
        var compared = await statistics.CompareYears(call).SendAsync([order]);
        var years = compared.Years.Append(filed.Year).Distinct().Order().ToArray();
        var data = new RenderingV1.ChartData { Title = "近五年政府信息公开申请情况", Unit = "件" };
        data.Categories.Add(years.Select(year => $"{year}年"));
        data.Series.Add(
            s_lines.Select(l => LineOf(l.Name, compared.Cells.FirstOrDefault(c => c.Cell == l.Cell), years))
        );
        return data;
    }

    // A year without stored figures is compared without a sheet.
    private static StatisticsV1.YearSheets OwnYear(FilingV1.Report report, StatisticsV1.Statistics figures)
    {
        var year = new StatisticsV1.YearSheets { Year = report.Year };
        if (figures.Sheet is not null)
        {
            year.Sheets.Add(
                new StatisticsV1.SheetReference
                {
                    Name = figures.Name,
                    Revision = figures.Revision,
                    Title = report.AgencyTitle,
                }
            );
        }

        return year;
    }

    // A year without a figure has no bar.
    private static RenderingV1.ChartSeries LineOf(
        string name,
        StatisticsV1.CellSeries? series,
        IReadOnlyList<int> years
    ) =>
        new()
        {
            Name = name,
            Values = { years.Select(year => series?.Figures.FirstOrDefault(f => f.Year == year)?.Number ?? "") },
        };
}

using Disclosure.Form;
using Grpc.Core;

namespace Disclosure.Gateway.Views;

/// <summary>
/// Gathers what Rendering needs beside the report's own sheet to draw a chart of the edition: for a chart over years, the
/// figures of the years before.
/// </summary>
internal sealed class ReportCharts(
    FilingV1.FilingService.FilingServiceClient filing,
    StatisticsV1.StatisticsService.StatisticsServiceClient statistics
)
{
    /// <summary>The years before the report's; none for a chart of one year or of an unknown kind, which Rendering refuses.</summary>
    public async Task<IReadOnlyList<RenderingV1.YearFigures>> GatherAsync(
        string kind,
        ReportView.Parts report,
        CallOptions call
    ) =>
        report.Known.Find(report.Sheet.Edition)?.Charts.Find(kind) is { Categories: ChartCategories.Years } chart
            ? await EarlierYearsAsync(chart, report, call)
            : [];

    // The own year goes with the question, so that all figures are answered in its edition.
    private async Task<IReadOnlyList<RenderingV1.YearFigures>> EarlierYearsAsync(
        ChartDefinition chart,
        ReportView.Parts report,
        CallOptions call
    )
    {
        var filed = report.Report;
        var known = await filing.ListComparableReportsAsync(new() { Name = filed.Name }, call);
        var order = new StatisticsV1.CompareYearsRequest { Cells = { chart.Series.Select(s => s.Cell) } };
        order.Years.Add(
            known
                .History.Where(h => h.Year > filed.Year - chart.Years && h.Year < filed.Year)
                .GroupBy(h => h.Year)
                .OrderBy(y => y.Key)
                .Select(y => new StatisticsV1.YearSheets { Year = y.Key, Sheets = { y.Select(h => h.ToSheet()) } })
        );
        order.Years.Add(OwnYear(report));
        var compared = await statistics.CompareYearsAsync(order, call);
        return [.. compared.Years.Where(year => year < filed.Year).Select(year => FiguresOf(year, compared))];
    }

    private static RenderingV1.YearFigures FiguresOf(int year, StatisticsV1.CompareYearsResponse compared)
    {
        var figures = new RenderingV1.YearFigures { Year = year };
        foreach (var series in compared.Cells)
        {
            if (series.Figures.FirstOrDefault(f => f.Year == year)?.Number is { Length: > 0 } number)
            {
                figures.Figures[series.Cell] = number;
            }
        }

        return figures;
    }

    private static StatisticsV1.YearSheets OwnYear(ReportView.Parts report)
    {
        var year = new StatisticsV1.YearSheets { Year = report.Report.Year };
        if (report.Figures is { } figures)
        {
            year.Sheets.Add(
                new StatisticsV1.SheetReference
                {
                    Name = figures.Name,
                    Revision = figures.Revision,
                    Title = report.Report.AgencyTitle,
                }
            );
        }

        return year;
    }
}

using Disclosure.Form;
using Disclosure.Gateway.Composition;
using Grpc.Core;

namespace Disclosure.Gateway.Documents;

/// <summary>
/// Gathers what Rendering needs beside the report's own sheet to draw a chart of the edition: for a chart over years, the
/// figures of the years before.
/// </summary>
internal sealed class ReportCharts(
    StatisticsV1.StatisticsService.StatisticsServiceClient statistics,
    EditionCatalog editions
)
{
    /// <summary>The years before the report's; none for a chart of one year or of an unknown kind, which Rendering refuses.</summary>
    /// <param name="edition">Id of the edition of the report's sheet.</param>
    public async Task<IReadOnlyList<RenderingV1.YearFigures>> GatherAsync(
        string kind,
        string edition,
        FilingV1.ReportContext context,
        StatisticsV1.Statistics figures,
        CallOptions call
    ) =>
        editions.Find(edition)?.Charts.Find(kind) is { Categories: ChartCategories.Years } chart
            ? await EarlierYearsAsync(chart, context, figures, call)
            : [];

    // The own year goes with the question, so that all figures are answered in its edition; those of earlier years are those that count.
    private async Task<IReadOnlyList<RenderingV1.YearFigures>> EarlierYearsAsync(
        ChartDefinition chart,
        FilingV1.ReportContext context,
        StatisticsV1.Statistics figures,
        CallOptions call
    )
    {
        var filed = context.Report;
        var order = new StatisticsV1.CompareYearsRequest { Cells = { chart.Series.Select(s => s.Cell) } };
        order.Years.Add(
            context
                // As many years as the chart asks for, its own among them.
                .History.Where(h => h.Year > filed.Year - chart.Years && h.Year < filed.Year)
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
        // The report's own year was only asked along, to fix the edition.
        return [.. compared.Years.Where(year => year < filed.Year).Select(year => FiguresOf(year, compared))];
    }

    private static RenderingV1.YearFigures FiguresOf(int year, StatisticsV1.CompareYearsResponse compared)
    {
        var figures = new RenderingV1.YearFigures { Year = year };
        foreach (var series in compared.Cells)
        {
            // A year without the figure has no bar.
            if (series.Figures.FirstOrDefault(f => f.Year == year)?.Number is { Length: > 0 } number)
            {
                figures.Figures[series.Cell] = number;
            }
        }

        return figures;
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
}

using Disclosure.Form;

namespace Disclosure.Gateway.Regions;

/// <summary>Compared years as the public contract shows them, with charts to draw.</summary>
internal static class YearComparisonView
{
    /// <param name="edition">The edition whose cells are compared: its tables give the charts.</param>
    public static PublicV1.YearComparison Create(
        string name,
        StatisticsV1.CompareYearsResponse compared,
        Edition edition
    )
    {
        var view = new PublicV1.YearComparison { Name = name, Edition = compared.Edition };
        view.Years.Add(compared.Years);
        view.Cells.Add(compared.Cells.Select(ToPublic));
        view.Findings.Add(compared.Findings);
        view.Notes.Add(compared.Notes);
        view.Charts.Add(
            edition
                .Tables.SelectMany(table => table.Blocks.Select(block => ChartOf(table, block, compared)))
                .Where(chart => chart.Series.Count > 0)
        );
        return view;
    }

    // Rate gaps are strings in the public contract; empty where there is a rate.
    private static PublicV1.CellComparison ToPublic(StatisticsV1.CellSeries series)
    {
        var cell = new PublicV1.CellComparison { Cell = series.Cell, Title = series.Title };
        cell.Figures.Add(
            series.Figures.Select(f => new PublicV1.YearFigure
            {
                Year = f.Year,
                Number = f.Number,
                Difference = f.Difference,
                Rate = f.Rate,
                RateGap = f.RateGap switch
                {
                    StatisticsV1.RateGap.FirstYear => "FIRST_YEAR",
                    StatisticsV1.RateGap.FigureMissing => "FIGURE_MISSING",
                    StatisticsV1.RateGap.FromZero => "FROM_ZERO",
                    _ => "",
                },
            })
        );
        return cell;
    }

    // One line for the sum of each row; rows under a second heading would be too many to read. A block without sums is drawn whole.
    private static PublicV1.Chart ChartOf(FormTable table, TableBlock block, StatisticsV1.CompareYearsResponse compared)
    {
        var sums = block.Columns.Where(c => c.IsSum).ToArray();
        var chart = new PublicV1.Chart { Title = $"{table.Title}{block.Label}", Unit = block.Columns[0].Unit };
        chart.Years.Add(compared.Years);
        var lines =
            from row in block.Rows
            where sums.Length == 0 || row.Groups.Count < 2
            from column in sums.Length == 0 ? block.Columns : sums
            join series in compared.Cells on $"{table.Name}.{row.Name}.{column.Name}" equals series.Cell
            where series.Figures.Any(f => f.Number.Length > 0)
            select LineOf(
                sums.Length == 0 && block.Columns.Count > 1 ? $"{row.Label}{column.Label}" : row.Label,
                series
            );
        chart.Series.Add(lines);
        return chart;
    }

    // A year without a figure is an empty string, a gap in the line.
    private static PublicV1.ChartSeries LineOf(string title, StatisticsV1.CellSeries series)
    {
        var line = new PublicV1.ChartSeries { Title = title, Cell = series.Cell };
        line.Values.Add(series.Figures.Select(f => f.Number));
        return line;
    }
}

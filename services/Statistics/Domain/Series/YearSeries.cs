using Disclosure.Form;
using Disclosure.Statistics.Domain.Editions;

namespace Disclosure.Statistics.Domain.Series;

/// <summary>Why there is no rate; the numbers are the contract's.</summary>
internal enum RateGap
{
    None = 0,
    FirstYear = 1,
    FigureMissing = 2,
    FromZero = 3,
}

/// <summary>One figure of a series, against the year before.</summary>
/// <param name="Number">Null where there is none.</param>
/// <param name="Rate">The difference in percent of the year before; null where it is undefined.</param>
internal sealed record YearFigure(int Year, CellValue? Number, decimal? Difference, decimal? Rate, RateGap Gap);

/// <summary>One cell over the years.</summary>
internal sealed record CellSeries(int Cell, IReadOnlyList<YearFigure> Figures);

/// <summary>Cells over years, all seen in one edition.</summary>
internal static class YearSeries
{
    /// <param name="years">Oldest first.</param>
    public static CellSeries Of(int cell, IReadOnlyList<(int Year, MappedSheet Sheet)> years)
    {
        var figures = new List<YearFigure>(years.Count);
        CellValue? last = null;
        foreach (var (year, sheet) in years)
        {
            var figure = sheet.Figure(cell);
            figures.Add(Against(year, figure, last, figures.Count == 0));
            last = figure;
        }

        return new(cell, figures);
    }

    /// <summary>What cannot be compared: cells that an edition among the years does not have.</summary>
    public static IEnumerable<string> Notes(IReadOnlyList<(int Year, MappedSheet Sheet)> years) =>
        from year in years
        where year.Sheet.Map.Mapping is not null
        group year.Year by year.Sheet.Map into of
        from gap in of.Key.Mapping?.Dropped ?? []
        select $"{string.Join('、', of)}年的{Title(of.Key.From, gap.Cells)}未列入比较：{gap.Reason}。";

    private static YearFigure Against(int year, CellValue? figure, CellValue? last, bool isFirst)
    {
        if (figure is not { } now || last is not { } before)
        {
            return new(year, figure, null, null, isFirst ? RateGap.FirstYear : RateGap.FigureMissing);
        }

        var difference = now.Number - before.Number;
        return before.Number == 0
            ? new(year, figure, difference, null, RateGap.FromZero)
            : new(
                year,
                figure,
                difference,
                Math.Round(difference / before.Number * 100, 2, MidpointRounding.AwayFromZero),
                RateGap.None
            );
    }

    private static string Title(Edition edition, string term)
    {
        var titles = edition.Match(term).Select(i => edition.Cells[i].Title).ToArray();
        return string.Join('、', titles.Take(3)) + (titles.Length > 3 ? $"等 {titles.Length} 个单元格" : "");
    }
}

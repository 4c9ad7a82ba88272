using Disclosure.Form;

namespace Disclosure.Statistics.Domain.Years;

/// <summary>Why there is no rate; the numbers are the contract's.</summary>
/// <remarks>The reason why there is no rate is told, so that nobody takes an absent one for 0 %.</remarks>
internal enum RateGap
{
    /// <summary>There is a rate.</summary>
    None = 0,

    /// <summary>There is no year before.</summary>
    FirstYear = 1,

    /// <summary>One of the two years has no number.</summary>
    FigureMissing = 2,

    /// <summary>The year before was 0.</summary>
    FromZero = 3,
}

/// <summary>A figure of a series, compared with the year before.</summary>
/// <param name="Number">Null where there is none.</param>
/// <param name="Difference">Null where one of the two years has no number.</param>
/// <param name="Rate">The difference in percent of the year before; null where it is undefined.</param>
internal sealed record YearFigure(int Year, CellValue? Number, decimal? Difference, decimal? Rate, RateGap Gap);

/// <summary>A cell over the years.</summary>
/// <param name="Cell">Index of the cell.</param>
/// <param name="Figures">The oldest year first.</param>
internal sealed record CellSeries(int Cell, IReadOnlyList<YearFigure> Figures);

/// <summary>Compares cells over years, all mapped to one edition.</summary>
internal static class YearSeries
{
    /// <summary>The figures of a cell with their differences and rates.</summary>
    /// <param name="cell">Index of the cell.</param>
    /// <param name="years">The oldest first.</param>
    public static CellSeries Create(int cell, IReadOnlyList<(int Year, MappedSheet Sheet)> years)
    {
        var figures = new List<YearFigure>(years.Count);
        CellValue? last = null;
        foreach (var (year, sheet) in years)
        {
            var figure = sheet.Figure(cell);
            figures.Add(CreateFigure(year, figure, last, figures.Count == 0));
            last = figure;
        }

        return new(cell, figures);
    }

    /// <summary>Notes in Chinese on cells that cannot be compared, since an edition among the years does not have them.</summary>
    /// <remarks>A note for each gap that the mapping declares, with the years that it concerns.</remarks>
    public static IEnumerable<string> Notes(IReadOnlyList<(int Year, MappedSheet Sheet)> years) =>
        from year in years
        where year.Sheet.Map.Mapping is not null
        group year.Year by year.Sheet.Map into of
        from gap in of.Key.Mapping?.Dropped ?? []
        select $"{string.Join('、', of)}年的{DescribeCells(of.Key.From, gap.Cells)}未列入比较：{gap.Reason}。";

    private static YearFigure CreateFigure(int year, CellValue? figure, CellValue? last, bool isFirst)
    {
        // A gap in the middle makes two figures incomparable: last is the year before, blank or not.
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
                // Half away from zero, as reports print their growth.
                Math.Round(difference / before.Number * 100, 2, MidpointRounding.AwayFromZero),
                RateGap.None
            );
    }

    private static string DescribeCells(Edition edition, string term)
    {
        var titles = edition.Match(term).Select(i => edition.Cells[i].Title).ToArray();
        return string.Join('、', titles.Take(3)) + (titles.Length > 3 ? $"等 {titles.Length} 个单元格" : "");
    }
}

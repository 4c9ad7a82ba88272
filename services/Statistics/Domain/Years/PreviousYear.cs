using Disclosure.Form;
using Disclosure.Statistics.Domain.Editions;

namespace Disclosure.Statistics.Domain.Years;

/// <summary>Last year's figures of an agency, or of all the agencies that were merged into it, in this year's edition.</summary>
internal sealed class PreviousYear
{
    // Several sheets where agencies were merged: their figures are added up cell by cell.
    private readonly IReadOnlyList<MappedSheet> _sheets;

    private PreviousYear(int year, IReadOnlyList<MappedSheet> sheets, bool inPart) =>
        (Year, _sheets, IsInPart) = (year, sheets, inPart);

    /// <summary>The year of the figures.</summary>
    public int Year { get; }

    /// <summary>Whether only a part of some agency was merged, so that its figures are an upper bound.</summary>
    public bool IsInPart { get; }

    /// <summary>For people: "2022年年报", or the number of agencies.</summary>
    /// <remarks>For messages: after a merger no single report can be named.</remarks>
    public string Title => _sheets.Count == 1 ? $"{Year}年年报" : $"{_sheets.Count} 个原机关的{Year}年年报";

    /// <summary>
    /// Maps the sheets of the predecessors to an edition; null where there are none. EDITIONS_NOT_COMPARABLE where no mapping is declared.
    /// </summary>
    public static PreviousYear? Create(
        EditionCatalog catalog,
        Edition edition,
        IReadOnlyList<(int Year, Sheet Sheet, bool InPart)> predecessors
    ) =>
        predecessors.Count == 0
            ? null
            : new(
                predecessors[0].Year,
                [.. predecessors.Select(p => catalog.RequireMap(p.Sheet.Edition, edition).Map(p.Sheet))],
                // One part is enough: a sum with a part in it is an upper bound too.
                predecessors.Any(p => p.InPart)
            );

    /// <summary>
    /// Adds up cells over all predecessors. Cells that are not applicable add nothing. Null where a cell is blank or has no counterpart.
    /// </summary>
    /// <param name="cells">Indexes in this year's edition.</param>
    /// <param name="gap">Why there is no sum, in Chinese; otherwise empty.</param>
    public decimal? Sum(int[] cells, out string gap)
    {
        (gap, var sum) = ("", 0m);
        foreach (var sheet in _sheets)
        {
            foreach (var cell in cells)
            {
                // No counterpart in the older edition: that is no 0.
                if (!sheet.Map.Has(cell))
                {
                    gap = $"{Year}年的{sheet.Map.From.Id}版表样没有对应的单元格";
                    return null;
                }

                if (sheet.Figure(cell) is { } figure)
                {
                    sum += figure.Number;
                }
                else if (!sheet.Sheet[cell].IsNotApplicable)
                {
                    gap = $"{Year}年年报的有关单元格没有填写";
                    return null;
                }
            }
        }

        return sum;
    }
}

using Disclosure.Form;
using Disclosure.Statistics.Domain.Editions;

namespace Disclosure.Statistics.Domain.Carry;

/// <summary>Last year's figures of an office, or of all that it was made of, in this year's edition.</summary>
internal sealed class PreviousYear
{
    private readonly IReadOnlyList<MappedSheet> _sheets;

    private PreviousYear(int year, IReadOnlyList<MappedSheet> sheets, bool inPart) =>
        (Year, _sheets, IsInPart) = (year, sheets, inPart);

    public int Year { get; }

    /// <summary>Only a part of an office went over, so that its figures are the most there can be.</summary>
    public bool IsInPart { get; }

    /// <summary>For people: "2022年年报", or of how many offices.</summary>
    public string Title => _sheets.Count == 1 ? $"{Year}年年报" : $"{_sheets.Count} 个原机关的{Year}年年报";

    /// <summary>Null where there is no sheet. EDITIONS_NOT_COMPARABLE.</summary>
    public static PreviousYear? Of(
        EditionCatalog catalog,
        Edition edition,
        IReadOnlyList<(int Year, Sheet Sheet, bool InPart)> predecessors
    ) =>
        predecessors.Count == 0
            ? null
            : new(
                predecessors[0].Year,
                [.. predecessors.Select(p => catalog.RequireMap(p.Sheet.Edition, edition).Map(p.Sheet))],
                predecessors.Any(p => p.InPart)
            );

    /// <summary>
    /// Adds cells up over all predecessors; what does not apply counts as nothing. Null where one is blank or has no
    /// counterpart, with the reason.
    /// </summary>
    public decimal? Sum(int[] cells, out string gap)
    {
        (gap, var sum) = ("", 0m);
        foreach (var sheet in _sheets)
        {
            foreach (var cell in cells)
            {
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

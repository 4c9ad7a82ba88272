using Disclosure.Form;
using Disclosure.Statistics.Domain.Sheets;

namespace Disclosure.Statistics.Domain.Regions;

/// <summary>The stored sheet of an agency that a request names.</summary>
/// <param name="Title">Name of the agency, for people.</param>
internal sealed record MemberSheet(SheetKey Key, string Title);

/// <summary>The figure that an agency contributes to a cell.</summary>
/// <param name="Value">Never 0.</param>
internal sealed record CellContribution(MemberSheet Sheet, CellValue Value);

/// <summary>The sum of the agencies of a region.</summary>
/// <param name="Total">The sum, cell by cell.</param>
/// <param name="Members">Number of sheets added.</param>
/// <param name="Contributions">For the cells asked for, by index, who contributed, the largest first.</param>
/// <param name="Notes">What the sum leaves out, in Chinese.</param>
internal sealed record RegionTotal(
    Sheet Total,
    int Members,
    IReadOnlyDictionary<int, IReadOnlyList<CellContribution>> Contributions,
    IReadOnlyList<string> Notes
);

/// <summary>The sums of a region as a whole, of its own agency (本级), and of all below it (汇总).</summary>
/// <param name="Whole">With members and notes; own and collected add up to its total.</param>
/// <param name="Own">Blank where the region's own agency has no report.</param>
internal sealed record RegionTotals(RegionTotal Whole, Sheet Own, Sheet Collected);

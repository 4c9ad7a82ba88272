using Disclosure.Form;
using Disclosure.Statistics.Domain.Editions;
using Disclosure.Statistics.Domain.Sheets;

namespace Disclosure.Statistics.Domain.Regions;

/// <summary>For some cells, finds the agencies with the largest figures, and one whose figure equals a given one.</summary>
/// <param name="members">All sheets that the sum was made of, in the order of their indexes.</param>
/// <param name="wanted">Indexes of cells, each with a figure to look for.</param>
/// <param name="most">Maximum number of agencies for each cell.</param>
/// <remarks>Of each cell a handful is kept while 200,000 sheets pass.</remarks>
internal sealed class ContributionFinder(
    EditionCatalog catalog,
    Edition edition,
    IReadOnlyList<MemberSheet> members,
    IReadOnlyDictionary<int, decimal> wanted,
    int most
)
{
    // The smallest of the largest is at the head and leaves first.
    private readonly Dictionary<int, PriorityQueue<CellContribution, decimal>> _largest = wanted.Keys.ToDictionary(
        c => c,
        _ => new PriorityQueue<CellContribution, decimal>()
    );
    private readonly Dictionary<int, CellContribution> _same = [];

    /// <summary>Takes in the sheet of the member at an index.</summary>
    /// <param name="index">Place of the member in the list.</param>
    /// <param name="of">The edition of its sheet.</param>
    /// <param name="packed">Valid during the call only.</param>
    public void Add(int index, Edition of, ReadOnlySpan<byte> packed)
    {
        var sheet = new Sheet(of, PackedCells.Unpack(packed, of.Cells.Count));
        var mapped = catalog.RequireMap(of, edition).Map(sheet);
        foreach (var (cell, queue) in _largest)
        {
            // A zero contributes nothing, and would fill the lists of small regions.
            if (mapped.Figure(cell) is not { } value || value.Digits == 0)
            {
                continue;
            }

            var contribution = new CellContribution(members[index], value);
            // The queue gives the smallest first: what is over the limit leaves at once.
            queue.Enqueue(contribution, value.Number);
            if (queue.Count > most)
            {
                queue.Dequeue();
            }

            if (value.Number == wanted[cell])
            {
                _same.TryAdd(cell, contribution);
            }
        }
    }

    /// <summary>The contributions by cell, the largest first; an agency with the figure looked for is among them.</summary>
    public IReadOnlyDictionary<int, IReadOnlyList<CellContribution>> Build() =>
        _largest.ToDictionary(
            c => c.Key,
            c =>
                (IReadOnlyList<CellContribution>)
                    [
                        .. c
                            .Value.UnorderedItems.Select(i => i.Element)
                            .Concat(_same.TryGetValue(c.Key, out var same) ? [same] : [])
                            // The one with the figure may be among the largest already.
                            .Distinct()
                            .OrderByDescending(p => p.Value.Number)
                            .ThenBy(p => p.Sheet.Key.Report.ToString(), StringComparer.Ordinal),
                    ]
        );
}

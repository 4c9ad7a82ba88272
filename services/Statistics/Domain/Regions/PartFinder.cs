using Disclosure.Form;
using Disclosure.Statistics.Domain.Editions;
using Disclosure.Statistics.Domain.Sheets;

namespace Disclosure.Statistics.Domain.Regions;

/// <summary>Finds, of some cells, the offices with the largest figures, and those whose figure is just a given one.</summary>
/// <param name="wanted">Cells, each with a figure that is looked for.</param>
/// <param name="most">Most offices a cell.</param>
internal sealed class PartFinder(
    EditionCatalog catalog,
    Edition edition,
    IReadOnlyList<Member> members,
    IReadOnlyDictionary<int, decimal> wanted,
    int most
)
{
    private readonly Dictionary<int, PriorityQueue<Part, decimal>> _largest = wanted.Keys.ToDictionary(
        c => c,
        _ => new PriorityQueue<Part, decimal>()
    );
    private readonly Dictionary<int, Part> _same = [];

    public void Add(int index, Edition of, ReadOnlySpan<byte> packed)
    {
        var sheet = new Sheet(of, PackedCells.Unpack(packed, of.Cells.Count));
        var mapped = catalog.RequireMap(of, edition).Map(sheet);
        foreach (var (cell, queue) in _largest)
        {
            if (mapped.Figure(cell) is not { } value || value.Digits == 0)
            {
                continue;
            }

            var part = new Part(members[index], value);
            queue.Enqueue(part, value.Number);
            if (queue.Count > most)
            {
                queue.Dequeue();
            }

            if (value.Number == wanted[cell])
            {
                _same.TryAdd(cell, part);
            }
        }
    }

    /// <summary>Largest first; an office with just the figure looked for is among them.</summary>
    public IReadOnlyDictionary<int, IReadOnlyList<Part>> Found() =>
        _largest.ToDictionary(
            c => c.Key,
            c =>
                (IReadOnlyList<Part>)
                    [
                        .. c
                            .Value.UnorderedItems.Select(i => i.Element)
                            .Concat(_same.TryGetValue(c.Key, out var same) ? [same] : [])
                            .Distinct()
                            .OrderByDescending(p => p.Value.Number)
                            .ThenBy(p => p.Member.Key.Report.ToString(), StringComparer.Ordinal),
                    ]
        );
}

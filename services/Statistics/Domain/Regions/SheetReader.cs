using Disclosure.ApiErrors;
using Disclosure.Form;
using Disclosure.Statistics.Domain.Editions;
using Disclosure.Statistics.Domain.Sheets;

namespace Disclosure.Statistics.Domain.Regions;

/// <summary>Reads many stored sheets at once, to look at or to add up.</summary>
internal sealed class SheetReader(ISheetStore sheets, EditionCatalog catalog)
{
    private const int MaxNamed = 20;

    // A nation is read by several at once, a county by one.
    private const int Portion = 20_000;

    /// <summary>Those that are there, in the order asked for.</summary>
    public async Task<IReadOnlyList<(Member Member, SheetRevision Sheet)>> FindAsync(
        IReadOnlyList<Member> members,
        CancellationToken cancellation
    )
    {
        var found = new List<(Member, SheetRevision)>(members.Count);
        await sheets.ScanAsync(
            [.. members.Select(m => m.Key)],
            (index, edition, revision, packed) =>
            {
                var sheet = new Sheet(edition, PackedCells.Unpack(packed, edition.Cells.Count));
                found.Add((members[index], new(members[index].Key.Report, revision, sheet, default)));
            },
            cancellation
        );
        return found;
    }

    /// <summary>
    /// The sum of all, in an edition. REVISION_NOT_FOUND where one is not there, SUM_OVERFLOW, EDITIONS_NOT_COMPARABLE.
    /// </summary>
    public async Task<RegionSum> SumAsync(
        Edition edition,
        IReadOnlyList<Member> members,
        CancellationToken cancellation
    )
    {
        var there = new bool[members.Count];
        var all = await AddPortionsAsync(edition, members, 0, members.Count, there, cancellation);
        return Array.IndexOf(there, false) >= 0
            ? throw Missing([.. members.Where((_, i) => !there[i])])
            : new(all.Total(), members.Count, new Dictionary<int, IReadOnlyList<Part>>(), all.Notes());
    }

    // Portions at once, put together in their order, so that the same sheets always give the same notes.
    private async Task<RegionAdder> AddPortionsAsync(
        Edition edition,
        IReadOnlyList<Member> members,
        int from,
        int until,
        bool[] there,
        CancellationToken cancellation
    )
    {
        var portions = new RegionAdder[(until - from + Portion - 1) / Portion];
        await Parallel.ForEachAsync(
            Enumerable.Range(0, portions.Length),
            new ParallelOptions
            {
                MaxDegreeOfParallelism = Environment.ProcessorCount,
                CancellationToken = cancellation,
            },
            async (portion, stop) =>
            {
                var start = from + (portion * Portion);
                portions[portion] = await AddAsync(
                    edition,
                    members,
                    start,
                    Math.Min(until, start + Portion),
                    there,
                    stop
                );
            }
        );
        var all = new RegionAdder(catalog, edition);
        foreach (var portion in portions)
        {
            all.Add(portion);
        }

        return all;
    }

    private async Task<RegionAdder> AddAsync(
        Edition edition,
        IReadOnlyList<Member> members,
        int from,
        int until,
        bool[] there,
        CancellationToken cancellation
    )
    {
        var adder = new RegionAdder(catalog, edition);
        await sheets.ScanAsync(
            [.. members.Skip(from).Take(until - from).Select(m => m.Key)],
            (index, of, _, packed) =>
            {
                there[from + index] = true;
                adder.Add(of, packed);
            },
            cancellation
        );
        return adder;
    }

    /// <summary>
    /// The whole region, its own agency and all below it, every sheet read once. REVISION_NOT_FOUND where one is not there, SUM_OVERFLOW,
    /// EDITIONS_NOT_COMPARABLE.
    /// </summary>
    /// <param name="members">The region's own first.</param>
    /// <param name="own">How many of them are its own: 0 or 1.</param>
    public async Task<RegionSums> SumRegionAsync(
        Edition edition,
        IReadOnlyList<Member> members,
        int own,
        CancellationToken cancellation
    )
    {
        var there = new bool[members.Count];
        var first = await AddPortionsAsync(edition, members, 0, own, there, cancellation);
        var below = await AddPortionsAsync(edition, members, own, members.Count, there, cancellation);
        if (Array.IndexOf(there, false) >= 0)
        {
            throw Missing([.. members.Where((_, i) => !there[i])]);
        }

        var (ownTotal, collected) = (first.Total(), below.Total());
        first.Add(below);
        return new(
            new(first.Total(), members.Count, new Dictionary<int, IReadOnlyList<Part>>(), first.Notes()),
            ownTotal,
            collected
        );
    }

    /// <summary>Of some cells, who has the largest figures and whose figure is just the one looked for.</summary>
    public async Task<IReadOnlyDictionary<int, IReadOnlyList<Part>>> PartsAsync(
        Edition edition,
        IReadOnlyList<Member> members,
        IReadOnlyDictionary<int, decimal> wanted,
        int most,
        CancellationToken cancellation
    )
    {
        var finder = new PartFinder(catalog, edition, members, wanted, most);
        if (wanted.Count > 0)
        {
            await sheets.ScanAsync(
                [.. members.Select(m => m.Key)],
                (index, of, _, packed) => finder.Add(index, of, packed),
                cancellation
            );
        }

        return finder.Found();
    }

    private static ApiException Missing(IReadOnlyList<Member> missing)
    {
        var named = string.Join(", ", missing.Take(MaxNamed).Select(m => $"{m.Key.Report}/statistics"));
        return ApiError.NotFound(
            "REVISION_NOT_FOUND",
            named,
            $"{missing.Count} 份表格没有找到：{string.Join('、', missing.Take(MaxNamed).Select(m => m.Title))}。"
        );
    }
}

using Disclosure.ApiErrors;
using Disclosure.Form;
using Disclosure.Statistics.Domain.Sheets;

namespace Disclosure.Statistics.Domain.Regions;

/// <summary>Reads many stored sheets in one pass, to return them or to add them up.</summary>
internal sealed class SheetReader(ISheetStore sheets, EditionCatalog catalog)
{
    private const int MaxNamed = 20;

    // Sheets in one portion; portions are read in parallel.
    // 20,000 sheets are some 6 MB of packed cells.
    private const int Portion = 20_000;

    /// <summary>The sheets that exist, in the order asked for.</summary>
    /// <param name="members">Those without a stored sheet are left out of the answer.</param>
    public async Task<IReadOnlyList<(MemberSheet Member, SheetRevision Sheet)>> FindAsync(
        IReadOnlyList<MemberSheet> members,
        CancellationToken cancellation
    )
    {
        var found = new List<(MemberSheet, SheetRevision)>(members.Count);
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
    /// The sum of all sheets, in an edition. REVISION_NOT_FOUND where one does not exist and is not skipped, SUM_OVERFLOW, EDITIONS_NOT_COMPARABLE.
    /// </summary>
    /// <param name="skipMissing">False: a member without a sheet is an error.</param>
    public async Task<RegionTotal> SumAsync(
        Edition edition,
        IReadOnlyList<MemberSheet> members,
        bool skipMissing,
        CancellationToken cancellation
    )
    {
        // Written by several threads, each at indexes of its own portion.
        var exists = new bool[members.Count];
        var all = await AddPortionsAsync(edition, members, 0, members.Count, exists, cancellation);
        var missing = CountMissing(members, exists, skipMissing);
        return new(
            all.BuildTotal(),
            members.Count - missing,
            new Dictionary<int, IReadOnlyList<CellContribution>>(),
            BuildNotes(all, missing)
        );
    }

    // REVISION_NOT_FOUND where one is missing and must not be, or where all are.
    private static int CountMissing(IReadOnlyList<MemberSheet> members, bool[] exists, bool skipMissing)
    {
        var missing = exists.Count(e => !e);
        // All missing is an error even where some may be: a sum of nothing would look like zeros.
        return missing == 0 || (skipMissing && missing < members.Count)
            ? missing
            : throw Missing([.. members.Where((_, i) => !exists[i])]);
    }

    private static IReadOnlyList<string> BuildNotes(RegionSumBuilder sum, int missing) =>
        missing == 0
            ? sum.BuildNotes()
            : [.. sum.BuildNotes(), $"有 {missing} 份年报还没有填表格，汇总中没有它们的数。"];

    // Adds portions in parallel and combines them in their order, so that the same sheets always give the same notes.
    private async Task<RegionSumBuilder> AddPortionsAsync(
        Edition edition,
        IReadOnlyList<MemberSheet> members,
        int from,
        int until,
        bool[] exists,
        CancellationToken cancellation
    )
    {
        var portions = new RegionSumBuilder[(until - from + Portion - 1) / Portion];
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
                    exists,
                    stop
                );
            }
        );
        // In the order of the portions and not in that of their ends, so that notes do not change from call to call.
        var all = new RegionSumBuilder(catalog, edition);
        foreach (var portion in portions)
        {
            all.Add(portion);
        }

        return all;
    }

    // Adds one portion and marks the sheets that exist.
    private async Task<RegionSumBuilder> AddAsync(
        Edition edition,
        IReadOnlyList<MemberSheet> members,
        int from,
        int until,
        bool[] exists,
        CancellationToken cancellation
    )
    {
        var builder = new RegionSumBuilder(catalog, edition);
        await sheets.ScanAsync(
            [.. members.Skip(from).Take(until - from).Select(m => m.Key)],
            // index counts within the portion.
            (index, of, _, packed) =>
            {
                exists[from + index] = true;
                builder.Add(of, packed);
            },
            cancellation
        );
        return builder;
    }

    /// <summary>
    /// The sums of the whole region, of its own agency and of all below it. Reads every sheet once. REVISION_NOT_FOUND where one does not exist, SUM_OVERFLOW,
    /// EDITIONS_NOT_COMPARABLE.
    /// </summary>
    /// <param name="members">The region's own agency first.</param>
    /// <param name="own">Number of own agencies at the start of the list: 0 or 1.</param>
    public async Task<RegionTotals> SumRegionAsync(
        Edition edition,
        IReadOnlyList<MemberSheet> members,
        int own,
        bool skipMissing,
        CancellationToken cancellation
    )
    {
        var exists = new bool[members.Count];
        // The own agency is a portion of its own, so that both sums come from one pass.
        var first = await AddPortionsAsync(edition, members, 0, own, exists, cancellation);
        var below = await AddPortionsAsync(edition, members, own, members.Count, exists, cancellation);
        var missing = CountMissing(members, exists, skipMissing);
        // Before they are joined: the join changes the first builder.
        var (ownTotal, collected) = (first.BuildTotal(), below.BuildTotal());
        first.Add(below);
        return new(
            new(
                first.BuildTotal(),
                members.Count - missing,
                new Dictionary<int, IReadOnlyList<CellContribution>>(),
                BuildNotes(first, missing)
            ),
            ownTotal,
            collected
        );
    }

    /// <summary>For some cells, the agencies with the largest figures, and one whose figure equals the one looked for.</summary>
    /// <param name="wanted">By index of cell, the figure to look for; 0: none.</param>
    public async Task<IReadOnlyDictionary<int, IReadOnlyList<CellContribution>>> FindContributionsAsync(
        Edition edition,
        IReadOnlyList<MemberSheet> members,
        IReadOnlyDictionary<int, decimal> wanted,
        int most,
        CancellationToken cancellation
    )
    {
        var finder = new ContributionFinder(catalog, edition, members, wanted, most);
        // A second pass over the sheets, and only where cells are asked for.
        if (wanted.Count > 0)
        {
            await sheets.ScanAsync(
                [.. members.Select(m => m.Key)],
                (index, of, _, packed) => finder.Add(index, of, packed),
                cancellation
            );
        }

        return finder.Build();
    }

    // Names up to 20 of the missing sheets and counts all of them.
    private static ApiException Missing(IReadOnlyList<MemberSheet> missing)
    {
        var named = string.Join(", ", missing.Take(MaxNamed).Select(m => $"{m.Key.Report}/statistics"));
        return ApiError.NotFound(
            "REVISION_NOT_FOUND",
            named,
            $"{missing.Count} 份表格没有找到：{string.Join('、', missing.Take(MaxNamed).Select(m => m.Title))}。"
        );
    }
}

using Disclosure.Form;
using Disclosure.Statistics.Domain.Editions;
using Disclosure.Statistics.Domain.Sheets;

namespace Disclosure.Statistics.Domain.Regions;

/// <summary>Adds up sheets of any editions, mapped to one edition by the declared mappings.</summary>
/// <remarks>One builder a portion of members; portions are joined in their order.</remarks>
internal sealed class RegionSumBuilder(EditionCatalog catalog, Edition edition)
{
    private const int MaxNotes = 10;

    private readonly List<SheetSum> _sums = [];

    // Sheets mostly come in runs of one edition.
    private SheetSum? _last;

    /// <summary>Adds a packed sheet. EDITIONS_NOT_COMPARABLE where no mapping of its edition is declared.</summary>
    public void Add(Edition of, ReadOnlySpan<byte> packed)
    {
        if (_last?.Edition != of)
        {
            _last = GetSum(of);
        }

        _last.Add(packed);
    }

    /// <summary>Adds the sums of another builder for the same edition.</summary>
    public void Add(RegionSumBuilder others)
    {
        // Sums join without a sheet being read twice, whatever the editions of both.
        foreach (var sum in others._sums)
        {
            GetSum(sum.Edition).Add(sum);
        }
    }

    private SheetSum GetSum(Edition of)
    {
        var sum = _sums.Find(s => s.Edition == of);
        // The mapping is required at the first sheet of an edition, and not at the end of a long pass.
        if (sum is null)
        {
            catalog.RequireMap(of, edition);
            _sums.Add(sum = new(of));
        }

        return sum;
    }

    /// <summary>The sum of all sheets. SUM_OVERFLOW where a cell has more than 18 digits.</summary>
    public Sheet BuildTotal()
    {
        // The usual case: everybody is on the region's edition, and nothing is mapped.
        if (_sums is [var only] && only.Edition == edition)
        {
            return only.ToSheet();
        }

        var all = new SheetSum(edition);
        foreach (var sum in _sums)
        {
            // Sums are mapped once an edition, and not each sheet: mappings only move and add cells.
            all.Add(PackedCells.Pack(catalog.RequireMap(sum.Edition, edition).Map(sum.ToSheet()).Sheet.Values));
        }

        return all.ToSheet();
    }

    /// <summary>What the sum leaves out, in Chinese.</summary>
    public IReadOnlyList<string> BuildNotes()
    {
        var notes = new List<string>();
        foreach (var sum in _sums)
        {
            if (sum.Edition != edition)
            {
                notes.Add($"{sum.Count} 个机关用的是{sum.Edition.Id}版表样，没有对应关系的单元格未计入。");
            }

            AddBlankNotes(sum, notes);
        }

        return notes;
    }

    private static void AddBlankNotes(SheetSum sum, List<string> notes)
    {
        // Where a row is printed in place of others, a blank says nothing.
        var elsewhere = sum.Edition.Alternatives.SelectMany(a => a.Own.Concat(a.Replaced)).ToHashSet();
        // Blank is missing and never silently 0: the sum says how many did not fill a cell in.
        var blank = Enumerable
            .Range(0, sum.Edition.Cells.Count)
            .Where(i => !elsewhere.Contains(i) && sum.BlankIn(i) > 0)
            .ToArray();
        notes.AddRange(
            blank
                .Take(MaxNotes)
                .Select(i => $"{sum.Edition.Cells[i].Title}有 {sum.BlankIn(i)} 个机关没有填写，未计入。")
        );
        if (blank.Length > MaxNotes)
        {
            notes.Add($"另有 {blank.Length - MaxNotes} 个单元格有机关没有填写。");
        }
    }
}

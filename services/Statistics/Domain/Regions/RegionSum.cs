using Disclosure.Form;
using Disclosure.Statistics.Domain.Editions;
using Disclosure.Statistics.Domain.Sheets;

namespace Disclosure.Statistics.Domain.Regions;

/// <summary>An office whose sheet is added up.</summary>
/// <param name="Title">For people.</param>
internal sealed record Member(SheetKey Key, string Title);

/// <summary>One office's part of a cell.</summary>
internal sealed record Part(Member Member, CellValue Value);

/// <summary>What the offices of a region come to.</summary>
/// <param name="Parts">Of the cells asked for, who contributed, largest first.</param>
internal sealed record RegionSum(
    Sheet Total,
    int Members,
    IReadOnlyDictionary<int, IReadOnlyList<Part>> Parts,
    IReadOnlyList<string> Notes
);

/// <summary>What a region comes to as a whole, at its own agency (本级) and below it (汇总).</summary>
internal sealed record RegionSums(RegionSum Whole, Sheet Own, Sheet Collected);

/// <summary>Adds up sheets of any editions into one edition, by the declared mappings.</summary>
internal sealed class RegionAdder(EditionCatalog catalog, Edition edition)
{
    private const int MaxNotes = 10;

    private readonly List<SheetSum> _sums = [];
    private SheetSum? _last;

    public void Add(Edition of, ReadOnlySpan<byte> packed)
    {
        if (_last?.Edition != of)
        {
            _last = SumOf(of);
        }

        _last.Add(packed);
    }

    /// <summary>Takes in what another added up.</summary>
    public void Add(RegionAdder others)
    {
        foreach (var sum in others._sums)
        {
            SumOf(sum.Edition).Add(sum);
        }
    }

    private SheetSum SumOf(Edition of)
    {
        var sum = _sums.Find(s => s.Edition == of);
        if (sum is null)
        {
            catalog.RequireMap(of, edition);
            _sums.Add(sum = new(of));
        }

        return sum;
    }

    public Sheet Total()
    {
        if (_sums is [var only] && only.Edition == edition)
        {
            return only.ToSheet();
        }

        var all = new SheetSum(edition);
        foreach (var sum in _sums)
        {
            all.Add(PackedCells.Pack(catalog.RequireMap(sum.Edition, edition).Map(sum.ToSheet()).Sheet.Values));
        }

        return all.ToSheet();
    }

    /// <summary>What the sum leaves out.</summary>
    public IReadOnlyList<string> Notes()
    {
        var notes = new List<string>();
        foreach (var sum in _sums)
        {
            if (sum.Edition != edition)
            {
                notes.Add($"{sum.Count} 个机关用的是{sum.Edition.Id}版表样，没有对应关系的单元格未计入。");
            }

            AddBlanks(sum, notes);
        }

        return notes;
    }

    private static void AddBlanks(SheetSum sum, List<string> notes)
    {
        var elsewhere = sum.Edition.Alternatives.SelectMany(a => a.Own.Concat(a.Replaced)).ToHashSet();
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

using Disclosure.Form;
using Disclosure.Statistics.Domain.Rules.Equations;
using Disclosure.Statistics.Domain.Sheets;

namespace Disclosure.Statistics.Domain.Corrections;

/// <summary>
/// Finds what most likely went wrong where equations fail, and the smallest fix. Each table is treated by itself. Corrections that leave
/// fewer equations failing come first, then the likelier ones.
/// </summary>
internal static class CorrectionFinder
{
    // More suggestions than these would hide the likely ones.
    // Tier by tier: cells first, then runs of rows, then whole lines. A correction that changes many cells can mend nearly anything, and is
    // believed only where no small one does.
    private const int MaxSuggestions = 5;
    private const int MaxShown = 6;

    private static readonly Dictionary<int, long> s_nothingCarried = [];

    // A later tier is tried only where no correction of the earlier ones fixes every equation.
    private static readonly Func<EquationSystem, IEnumerable<CorrectionCandidate>>[][] s_tiers =
    [
        [BlankCorrections.Find, CellCorrections.Find, SwapCorrections.Find],
        [ShiftCorrections.Find],
        [SumCorrections.Find],
    ];

    /// <summary>
    /// The likeliest first: the first of every table before the second of any.
    /// </summary>
    /// <param name="equations">The equations of the sheet's edition.</param>
    /// <param name="carried">By cell, what follows from last year's figures: no suggestion contradicts it. Null where there are none.</param>
    public static IReadOnlyList<CorrectionSuggestion> Find(
        EquationPlan[] equations,
        Sheet sheet,
        IReadOnlyDictionary<int, long>? carried = null
    ) =>
        // Ranks of all tables are mixed: a table with many suggestions must not push out the only one of another.
        [
            .. sheet
                .Edition.Tables.SelectMany(table =>
                    FindInTable(equations, sheet, table, carried ?? s_nothingCarried)
                        .Select((s, i) => (Suggestion: s, Rank: i))
                )
                .OrderBy(s => s.Rank)
                .Take(MaxSuggestions)
                .Select(s => s.Suggestion),
        ];

    private static IEnumerable<CorrectionSuggestion> FindInTable(
        EquationPlan[] equations,
        Sheet sheet,
        FormTable table,
        IReadOnlyDictionary<int, long> carried
    )
    {
        var system = EquationSystem.Create(equations, sheet, table);
        if (system.OpenCount == 0)
        {
            return [];
        }

        // What last year's report carried out is evidence from outside, and is tried whatever the tiers find.
        var found = CarryCorrections.Find(system, carried).ToList();
        foreach (var tier in s_tiers)
        {
            found.AddRange(tier.SelectMany(kind => kind(system)));
            // Failing and not open: blanks that nobody can fill do not keep the search going.
            if (found.Exists(r => r.After.Failing.Count == 0))
            {
                break;
            }
        }

        return found
            // Last year's published figure is more certain than any guess about this one's.
            .Where(r => !CarryCorrections.IsContradicted(system, r, carried))
            .OrderBy(r => r.After.Failing.Count)
            .ThenBy(r => r.Cost)
            .ThenBy(r => r.After.OpenCount)
            // Different causes may lead to the same changes: the likeliest of them is shown.
            .DistinctBy(r => string.Join(',', system.ChangesTo(r.After)))
            .Take(MaxSuggestions)
            .Select(r => Describe(sheet, system, r));
    }

    // The message names up to six changes and what would still be open.
    private static CorrectionSuggestion Describe(Sheet sheet, EquationSystem before, CorrectionCandidate candidate)
    {
        var changes = before
            .ChangesTo(candidate.After)
            // Contents before and after, so that a person sees what would be overwritten.
            .Select(c => new CellChange(
                sheet.Edition.Cells[c.Cell],
                CellContent.From(sheet, c.Cell),
                new(c.To is { } value ? CellValue.FromInteger(value) : CellValue.Blank, "")
            ))
            .ToArray();
        var fix =
            changes.Length == 0
                ? "。"
                : $"：建议{string.Join('、', changes.Take(MaxShown).Select(c => c.ToString()))}"
                    + (changes.Length > MaxShown ? $"等 {changes.Length} 处。" : "。");
        var rest =
            candidate.After.OpenCount == 0
                ? "改后本表全部勾稽关系成立。"
                : $"改后本表还有 {candidate.After.OpenCount} 个等式不成立或无法判断。";
        return new(
            candidate.Cause,
            candidate.Subject + fix + rest + "请核对原始台账后再改。",
            changes,
            candidate.After.OpenCount
        );
    }
}

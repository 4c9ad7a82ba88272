using Disclosure.Form;
using Disclosure.Statistics.Domain.Rules;
using Disclosure.Statistics.Domain.Sheets;

namespace Disclosure.Statistics.Domain.Repairs;

/// <summary>
/// Says what most likely went wrong where equations fail, and the smallest fix. Each table by itself; what leaves fewer
/// equations failing comes first, then the less costly. Costlier kinds are tried only where cheaper ones leave some.
/// </summary>
internal static class Diagnosis
{
    private const int MaxSuggestions = 5;
    private const int MaxShown = 6;

    private static readonly Func<EquationSystem, IEnumerable<Repair>>[][] s_tiers =
    [
        [BlankRepairs.Of, CellRepairs.Of, SwapRepairs.Of],
        [ShiftRepairs.Of],
        [SumRepairs.Of],
    ];

    /// <summary>Likeliest first, the first of every table before the second of any.</summary>
    public static IReadOnlyList<Suggestion> Of(RuleSet rules, Sheet sheet) =>
        [
            .. sheet
                .Edition.Tables.SelectMany(table =>
                    OfTable(rules, sheet, table).Select((s, i) => (Suggestion: s, Rank: i))
                )
                .OrderBy(s => s.Rank)
                .Take(MaxSuggestions)
                .Select(s => s.Suggestion),
        ];

    private static IEnumerable<Suggestion> OfTable(RuleSet rules, Sheet sheet, FormTable table)
    {
        var system = EquationSystem.Of(rules, sheet, table);
        if (system.Open == 0)
        {
            return [];
        }

        var found = new List<Repair>();
        foreach (var tier in s_tiers)
        {
            found.AddRange(tier.SelectMany(kind => kind(system)));
            if (found.Exists(r => r.After.Failing.Count == 0))
            {
                break;
            }
        }

        return found
            .OrderBy(r => r.After.Failing.Count)
            .ThenBy(r => r.Cost)
            .ThenBy(r => r.After.Open)
            .DistinctBy(r => string.Join(',', system.ChangesTo(r.After)))
            .Take(MaxSuggestions)
            .Select(r => Describe(sheet, system, r));
    }

    private static Suggestion Describe(Sheet sheet, EquationSystem before, Repair repair)
    {
        var changes = before
            .ChangesTo(repair.After)
            .Select(c => new CellChange(
                sheet.Edition.Cells[c.Cell],
                Content.Of(sheet, c.Cell),
                new(c.To is { } value ? CellValue.FromInteger(value) : CellValue.Blank, "")
            ))
            .ToArray();
        var fix =
            changes.Length == 0
                ? "。"
                : $"：建议{string.Join('、', changes.Take(MaxShown).Select(c => c.ToString()))}"
                    + (changes.Length > MaxShown ? $"等 {changes.Length} 处。" : "。");
        var rest =
            repair.After.Open == 0
                ? "改后本表全部勾稽关系成立。"
                : $"改后本表还有 {repair.After.Open} 个等式不成立或无法判断。";
        return new(repair.Cause, repair.Subject + fix + rest + "请核对原始台账后再改。", changes, repair.After.Open);
    }
}

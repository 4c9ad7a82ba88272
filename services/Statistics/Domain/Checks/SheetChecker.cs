using Disclosure.Form;
using Disclosure.Statistics.Domain.Corrections;
using Disclosure.Statistics.Domain.Rules;
using Disclosure.Statistics.Domain.Rules.CarryOver;
using Disclosure.Statistics.Domain.Years;

namespace Disclosure.Statistics.Domain.Checks;

/// <summary>Runs the rules of a sheet's edition on the sheet. The only place where figures are checked.</summary>
/// <remarks>A singleton; rule sets are shared by all calls and never change.</remarks>
internal sealed class SheetChecker(EditionCatalog catalog)
{
    private readonly Dictionary<string, RuleSet> _rules = catalog.Editions.ToDictionary(e => e.Id, e => new RuleSet(e));

    /// <summary>The prepared rules of an edition of the catalog.</summary>
    public RuleSet GetRules(Edition edition) => _rules[edition.Id];

    /// <summary>The findings of the rules that need the sheet alone, in the order of the rules and then of the cells.</summary>
    /// <param name="stage">Decides how heavily a rule weighs.</param>
    /// <param name="year">The year that the report is on, which requires an edition; 0 where it is not known.</param>
    public IReadOnlyList<Finding> CheckCells(Sheet sheet, CheckStage stage, int year)
    {
        var findings = default(FindingList);
        var input = new CheckInput(sheet, stage, year);
        Evaluate(GetRules(sheet.Edition).SheetRules, input, ref findings);
        EditionCheck.Find(sheet, catalog.ForYear(year), year, stage, ref findings);
        return findings.All;
    }

    /// <summary>Everything that the rules find, and the likeliest corrections where a rule within the sheet is broken.</summary>
    /// <param name="input">Passed by reference, as it is a large value.</param>
    public CheckResult Check(in CheckInput input)
    {
        var rules = GetRules(input.Sheet.Edition);
        var findings = default(FindingList);
        Evaluate(rules.SheetRules, input, ref findings);
        // Of the rules within the sheet: a difference from last year alone suggests no correction.
        var isInOrder = findings.IsEmpty;
        Evaluate(rules.ContextRules, input, ref findings);
        EditionCheck.Find(input.Sheet, catalog.ForYear(input.Year), input.Year, input.Stage, ref findings);
        // Suggestions are searched only where something is wrong: the search costs far more than the check.
        var suggestions = isInOrder
            ? []
            : CorrectionFinder.Find(rules.Equations, input.Sheet, FindCarried(rules, input.Previous));
        return new(findings.All, findings.Unassessed, suggestions, rules.Version);
    }

    // Cells that must be as last year's sheet has them, with whole numbers.
    private static Dictionary<int, long>? FindCarried(RuleSet rules, PreviousYear? previous) =>
        previous is null
            // Rules that add this year's figures (in_force) cannot fix a cell by themselves.
            ? null
            : SheetPrefill
                .FindCells(rules.CarryOvers.Where(p => p.Plus.Length + p.Minus.Length == 0), previous)
                // The equations count in whole numbers; a figure with decimals is not carried into them.
                .Where(c => c.Value is { IsNumber: true, Scale: 0 })
                .ToDictionary(c => c.Key, c => c.Value.Digits);

    /// <summary>The findings of the rules that compare the sheet with other sheets.</summary>
    public IReadOnlyList<Finding> CheckAcrossYears(in CheckInput input)
    {
        var findings = default(FindingList);
        Evaluate(GetRules(input.Sheet.Edition).ContextRules, input, ref findings);
        return findings.All;
    }

    // The sheet is prepared on the stack, so that a sheet in order costs no allocation.
    private static void Evaluate(IRuleEvaluator[] rules, in CheckInput input, ref FindingList findings)
    {
        var cells = input.Sheet.Edition.Cells.Count;
        // Some 200 cells: two kilobytes of stack. An edition of thousands would have to take them from the heap.
        var sheet = PreparedSheet.Create(input.Sheet, stackalloc bool[cells], stackalloc long[cells]);
        foreach (var rule in rules)
        {
            rule.Evaluate(input, sheet, ref findings);
        }
    }
}

using Disclosure.ApiErrors;
using Disclosure.Form;
using Disclosure.Statistics.Domain.Carry;
using Disclosure.Statistics.Domain.Editions;
using Disclosure.Statistics.Domain.Regions;
using Disclosure.Statistics.Domain.Repairs;
using Disclosure.Statistics.Domain.Trends;

namespace Disclosure.Statistics.Domain.Rules;

/// <summary>Runs every rule of a sheet's edition on it. The one judge of figures.</summary>
internal sealed class SheetJudge(EditionCatalog catalog)
{
    private readonly Dictionary<string, RuleSet> _rules = catalog.Editions.ToDictionary(e => e.Id, e => new RuleSet(e));

    public RuleSet RulesOf(Edition edition) => _rules[edition.Id];

    /// <summary>The findings of the rules that need the sheet alone, in the order of the rules and then of the cells.</summary>
    /// <param name="year">The year reported on, to tell whether the edition is the one required; 0 where not known.</param>
    public IReadOnlyList<Finding> Judge(Sheet sheet, Stage stage, int year)
    {
        var findings = default(Findings);
        FindCells(sheet, stage, ref findings);
        EditionCheck.Find(sheet, catalog.ForYear(year), year, stage, ref findings);
        return findings.All;
    }

    /// <summary>All that the rules give of a case, and what most likely went wrong.</summary>
    public Verdict Judge(Case given)
    {
        var rules = RulesOf(given.Sheet.Edition);
        var findings = default(Findings);
        FindCells(given.Sheet, given.Stage, ref findings);
        var isInOrder = findings.IsEmpty;
        FindAcross(given, ref findings);
        EditionCheck.Find(given.Sheet, catalog.ForYear(given.Year), given.Year, given.Stage, ref findings);
        var suggestions = isInOrder ? [] : Diagnosis.Of(rules, given.Sheet);
        return new(findings.All, findings.Unassessed, suggestions, rules.Version);
    }

    /// <summary>What the rules across years give alone.</summary>
    public IReadOnlyList<Finding> JudgeAcrossYears(Case given)
    {
        var findings = default(Findings);
        FindAcross(given, ref findings);
        return findings.All;
    }

    private void FindAcross(Case given, ref Findings findings)
    {
        var rules = RulesOf(given.Sheet.Edition);
        CarryCheck.Find(rules, given, ref findings);
        foreach (var rule in given.Sheet.Edition.Rules)
        {
            var severity = rule.At(given.Stage);
            switch (rule.Test)
            {
                case ApplicabilityRule holding:
                    HoldingCheck.Find(given.Sheet, given.Office, rule, holding, severity, ref findings);
                    break;
                case RegionSumRule when given.Region is { } region:
                    RegionCheck.Find(given.Sheet, region, rule, severity, ref findings);
                    break;
            }
        }

        foreach (var plan in rules.Trends)
        {
            TrendCheck.Find(given, plan, ref findings);
        }
    }

    private void FindCells(Sheet sheet, Stage stage, ref Findings findings)
    {
        var cells = sheet.Edition.Cells.Count;
        var figures = Figures.Of(sheet, stackalloc bool[cells], stackalloc long[cells]);
        foreach (var plan in RulesOf(sheet.Edition).Equations)
        {
            switch (Balance.Of(plan, figures, out var balance))
            {
                case Outcome.Fails:
                    findings.Add(EquationMessage.Of(plan, balance, figures, plan.Rule.At(stage)));
                    break;
                case Outcome.NotAssessable:
                    findings.Skip(plan.Rule.Code, "等式中有单元格没有填写");
                    break;
            }
        }

        if (figures.AreAllCounts)
        {
            return;
        }

        foreach (var rule in sheet.Edition.Rules)
        {
            if (rule.Test is ValueTypeRule)
            {
                MeasureCheck.Find(sheet, figures.Scope, rule, rule.At(stage), ref findings);
            }
            else if (rule.Test is RequiredRule)
            {
                BlankCheck.Find(sheet, figures.Scope, rule, rule.At(stage), ref findings);
            }
        }
    }
}

/// <summary>Where a check is made.</summary>
internal enum Stage
{
    /// <summary>A document is being read in.</summary>
    Import = 1,

    /// <summary>A report is on its way to submission.</summary>
    Submission = 2,
}

internal static class RuleStage
{
    /// <summary>The weight of a breach at a stage. STAGE_UNKNOWN.</summary>
    public static Severity At(this CellRule rule, Stage stage) =>
        stage switch
        {
            Stage.Import => rule.SeverityAtImport,
            Stage.Submission => rule.Severity,
            _ => throw ApiError.InvalidField(
                "stage",
                "STAGE_UNKNOWN",
                "must be IMPORT or SUBMISSION",
                "检查阶段不正确"
            ),
        };
}

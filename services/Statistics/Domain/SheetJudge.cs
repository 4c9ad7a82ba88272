using Disclosure.ServiceDefaults.Faults;
using Disclosure.Vocabulary;

namespace Disclosure.Statistics.Domain;

/// <summary>Where a check is made.</summary>
internal enum Stage
{
    /// <summary>A document is being read in.</summary>
    Import = 1,

    /// <summary>A report is on its way to submission.</summary>
    Submission = 2,
}

/// <summary>Runs every rule of a sheet's edition on it. The one judge of figures.</summary>
internal sealed class SheetJudge(EditionCatalog catalog)
{
    private readonly Dictionary<string, RuleSet> _rules = catalog.Editions.ToDictionary(e => e.Id, e => new RuleSet(e));

    public RuleSet RulesOf(Edition edition) => _rules[edition.Id];

    /// <summary>All findings, in the order of the rules and then of the cells.</summary>
    /// <param name="year">The year reported on, to tell whether the edition is the one required; 0 where not known.</param>
    public IReadOnlyList<Finding> Judge(Sheet sheet, Stage stage, int year)
    {
        var rules = RulesOf(sheet.Edition);
        var scope = SheetScope.Of(sheet, stackalloc bool[sheet.Edition.Cells.Count]);
        List<Finding>? findings = null;
        foreach (var plan in rules.Equations)
        {
            if (Balance.Breach(plan, sheet, scope) is { } breach)
            {
                (findings ??= []).Add(EquationMessage.Of(plan, breach, sheet, scope, Weight(plan.Rule, stage)));
            }
        }

        foreach (var rule in sheet.Edition.Rules)
        {
            if (rule.Measured)
            {
                MeasureCheck.Find(sheet, scope, rule, Weight(rule, stage), ref findings);
            }
            else if (rule.Filled)
            {
                BlankCheck.Find(sheet, scope, rule, Weight(rule, stage), ref findings);
            }
        }

        EditionCheck.Find(sheet, catalog.Of(year), year, stage, ref findings);
        return findings ?? (IReadOnlyList<Finding>)[];
    }

    private static Severity Weight(Rule rule, Stage stage) =>
        stage switch
        {
            Stage.Import => rule.SeverityAtImport,
            Stage.Submission => rule.Severity,
            _ => throw Fault.InvalidField("stage", "STAGE_UNKNOWN", "must be IMPORT or SUBMISSION", "检查阶段不正确"),
        };
}

using Disclosure.Form;
using Disclosure.Statistics.Domain.Corrections;
using Disclosure.Statistics.Domain.Rules;

namespace Disclosure.Statistics.Domain.Checks;

/// <summary>The result of a check.</summary>
/// <param name="Findings">In the order of the rules and then of the cells.</param>
/// <param name="Unassessed">Rules that could not be assessed, and why.</param>
/// <param name="Suggestions">The likeliest first.</param>
/// <param name="RuleSet">Version of the rules.</param>
internal sealed record CheckResult(
    IReadOnlyList<Finding> Findings,
    IReadOnlyList<UnassessedRule> Unassessed,
    IReadOnlyList<CorrectionSuggestion> Suggestions,
    string RuleSet
);

namespace Disclosure.Form;

/// <summary>A rule over cells of an edition, as <c>rules.json</c> states it.</summary>
/// <param name="Code">Code of its findings, such as <c>requests.balance</c>; several rules may share one.</param>
/// <param name="Severity">Severity of a finding before submission.</param>
/// <param name="SeverityAtImport">Severity of a finding while a document is imported.</param>
/// <param name="Statement">What must hold, in Chinese.</param>
/// <param name="Condition">What the rule checks; its type is the kind of the rule.</param>
public sealed record CellRule(
    string Code,
    Severity Severity,
    Severity SeverityAtImport,
    string Statement,
    RuleCondition Condition
);

/// <summary>
/// What a rule checks. Each kind of rule is a record of its own; the version of a rule set is a digest over the JSON of these records,
/// so that renaming or reordering their properties changes it.
/// </summary>
public abstract record RuleCondition;

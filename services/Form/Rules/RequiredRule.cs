namespace Disclosure.Form;

/// <summary>Every cell holds a number or is not applicable.</summary>
public sealed record RequiredRule : RuleCondition;

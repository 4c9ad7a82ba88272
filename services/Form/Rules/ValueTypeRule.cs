namespace Disclosure.Form;

/// <summary>Every filled cell holds a number of its column's type.</summary>
public sealed record ValueTypeRule : RuleCondition;

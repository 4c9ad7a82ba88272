namespace Disclosure.Form;

/// <summary>Every additive cell of a region's collected sheet is the sum of its agencies' cells.</summary>
public sealed record RegionSumRule : RuleCondition;

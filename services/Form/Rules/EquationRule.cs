namespace Disclosure.Form;

/// <summary>sum(left) = sum(right), for every row or column that the star stands for.</summary>
/// <param name="Left">Terms table.row.column. The star is the same row or column in every term of the rule.</param>
/// <param name="Right">Terms of the other side.</param>
public sealed record EquationRule(IReadOnlyList<string> Left, IReadOnlyList<string> Right) : RuleCondition;

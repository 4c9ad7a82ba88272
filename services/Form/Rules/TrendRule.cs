namespace Disclosure.Form;

/// <summary>How far a figure may be from the median of others before it is questioned.</summary>
/// <param name="Cells">Terms of the cells.</param>
/// <param name="LeastHistory">Fewest earlier years that allow a judgement.</param>
/// <param name="LeastPeers">Fewest peers that allow a judgement.</param>
/// <param name="Threshold">In tenths of a robust standard deviation of ln(1 + figure).</param>
/// <param name="LeastDifference">A smaller difference from the median is not questioned.</param>
public sealed record TrendRule(
    IReadOnlyList<string> Cells,
    int LeastHistory,
    int LeastPeers,
    int Threshold,
    int LeastDifference
) : RuleCondition;

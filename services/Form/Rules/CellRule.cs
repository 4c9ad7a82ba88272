namespace Disclosure.Form;

/// <summary>A rule over cells.</summary>
/// <param name="Code">Code of its findings.</param>
/// <param name="Statement">What must hold, in Chinese.</param>
public sealed record CellRule(
    string Code,
    Severity Severity,
    Severity SeverityAtImport,
    string Statement,
    RuleCondition Test
);

/// <summary>What a rule asks.</summary>
public abstract record RuleCondition;

/// <summary>sum(left) = sum(right). The star of a term is the same row or column in every term.</summary>
public sealed record EquationRule(IReadOnlyList<string> Left, IReadOnlyList<string> Right) : RuleCondition;

/// <summary>Every cell that is filled obeys its column's measure.</summary>
public sealed record ValueTypeRule : RuleCondition;

/// <summary>Every cell is filled or not applicable.</summary>
public sealed record RequiredRule : RuleCondition;

/// <summary>A cell is sum(previous) + sum(plus) - sum(minus), previous being terms of last year's sheet.</summary>
/// <param name="AtLeast">It may be more.</param>
/// <param name="Except">What the star does not stand for.</param>
public sealed record CarryOverRule(
    string Cell,
    IReadOnlyList<string> Previous,
    IReadOnlyList<string> Plus,
    IReadOnlyList<string> Minus,
    bool AtLeast,
    IReadOnlyList<string> Except
) : RuleCondition;

/// <summary>Every additive cell of a collected sheet is the sum of its offices' cells.</summary>
public sealed record RegionSumRule : RuleCondition;

/// <summary>Cells that only some offices can have.</summary>
public sealed record ApplicabilityRule(IReadOnlyList<string> Cells, IReadOnlyList<ApplicableAgency> Holders)
    : RuleCondition;

/// <param name="Kind">Unspecified: any.</param>
public sealed record ApplicableAgency(AgencyLevel Level, AgencyKind Kind);

/// <summary>How far a figure may be from the median of others before it is asked about.</summary>
/// <param name="LeastHistory">Fewest earlier years that say anything.</param>
/// <param name="LeastPeers">Fewest peers that say anything.</param>
/// <param name="Threshold">In tenths of a robust standard deviation of ln(1 + figure).</param>
/// <param name="LeastDifference">What differs by less is not asked about.</param>
public sealed record TrendRule(
    IReadOnlyList<string> Cells,
    int LeastHistory,
    int LeastPeers,
    int Threshold,
    int LeastDifference
) : RuleCondition;

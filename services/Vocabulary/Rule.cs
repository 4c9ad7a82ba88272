namespace Disclosure.Vocabulary;

/// <summary>A rule over cells.</summary>
/// <param name="Code">Code of its findings.</param>
/// <param name="Statement">What must hold, in Chinese.</param>
public sealed record Rule(string Code, Severity Severity, Severity SeverityAtImport, string Statement, RuleTest Test);

/// <summary>What a rule asks.</summary>
public abstract record RuleTest;

/// <summary>sum(left) = sum(right). The star of a term is the same row or column in every term.</summary>
public sealed record Equation(IReadOnlyList<string> Left, IReadOnlyList<string> Right) : RuleTest;

/// <summary>Every cell that is filled obeys its column's measure.</summary>
public sealed record Measured : RuleTest;

/// <summary>Every cell is filled or not applicable.</summary>
public sealed record Filled : RuleTest;

/// <summary>A cell is sum(previous) + sum(plus) - sum(minus), previous being terms of last year's sheet.</summary>
/// <param name="AtLeast">It may be more.</param>
/// <param name="Except">What the star does not stand for.</param>
public sealed record CarryOver(
    string Cell,
    IReadOnlyList<string> Previous,
    IReadOnlyList<string> Plus,
    IReadOnlyList<string> Minus,
    bool AtLeast,
    IReadOnlyList<string> Except
) : RuleTest;

/// <summary>Every additive cell of a collected sheet is the sum of its offices' cells.</summary>
public sealed record Collected : RuleTest;

/// <summary>Cells that only some offices can have.</summary>
public sealed record Holding(IReadOnlyList<string> Cells, IReadOnlyList<Holder> Holders) : RuleTest;

/// <param name="Kind">Unspecified: any.</param>
public sealed record Holder(AgencyLevel Level, AgencyKind Kind);

/// <summary>How far a figure may be from the median of others before it is asked about.</summary>
/// <param name="LeastHistory">Fewest earlier years that say anything.</param>
/// <param name="LeastPeers">Fewest peers that say anything.</param>
/// <param name="Threshold">In tenths of a robust standard deviation of ln(1 + figure).</param>
/// <param name="LeastDifference">What differs by less is not asked about.</param>
public sealed record Trend(
    IReadOnlyList<string> Cells,
    int LeastHistory,
    int LeastPeers,
    int Threshold,
    int LeastDifference
) : RuleTest;

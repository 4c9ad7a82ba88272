namespace Disclosure.Form;

/// <summary>Cells in which only some agencies can have a figure.</summary>
/// <param name="Cells">Terms of the cells.</param>
/// <param name="Holders">The agencies that can have one.</param>
public sealed record ApplicabilityRule(IReadOnlyList<string> Cells, IReadOnlyList<ApplicableAgency> Holders)
    : RuleCondition;

/// <summary>Agencies of a level and kind.</summary>
/// <param name="Kind">Unspecified: of any kind.</param>
public sealed record ApplicableAgency(AgencyLevel Level, AgencyKind Kind = AgencyKind.Unspecified);

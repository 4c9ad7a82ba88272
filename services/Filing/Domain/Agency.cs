using Disclosure.Form;
using Disclosure.ResourceNames;

namespace Disclosure.Filing.Domain;

/// <summary>An office that must report.</summary>
/// <param name="Title">Full official name.</param>
/// <param name="CreditCode">Unified social credit code; empty where not known.</param>
/// <param name="DivisionCode">GB/T 2260, 6 digits, or 9 for a town; empty where not known.</param>
/// <param name="ValidFrom">First day of its place in the tree; null: always.</param>
/// <param name="ValidTo">Last day of it; null: in force.</param>
internal sealed record Agency(
    AgencyName Name,
    string Title,
    AgencyLevel Level,
    AgencyKind Kind,
    AgencyName? Parent,
    string CreditCode,
    string DivisionCode,
    IReadOnlyList<string> Aliases,
    DateOnly? ValidFrom,
    DateOnly? ValidTo,
    DateTimeOffset CreateTime
);

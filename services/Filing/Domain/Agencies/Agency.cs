using Disclosure.Form;
using Disclosure.ResourceNames;

namespace Disclosure.Filing.Domain.Agencies;

/// <summary>An agency that must report.</summary>
/// <param name="Title">Full official name.</param>
/// <param name="Parent">The agency above; null: none.</param>
/// <param name="CreditCode">Unified social credit code, GB 32100-2015; empty if not known.</param>
/// <param name="DivisionCode">Division code of GB/T 2260: 6 digits, or 9 for a town; empty if not known.</param>
/// <param name="Aliases">Other names that the agency uses of itself, at most 20.</param>
/// <param name="ValidFrom">First day on which its place in the hierarchy is valid; null: always.</param>
/// <param name="ValidTo">Last day on which it is valid; null: still in force.</param>
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

using Disclosure.Vocabulary;

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

/// <summary>The level of government that an office belongs to; the numbers are the contract's.</summary>
internal enum AgencyLevel
{
    Unspecified = 0,
    Nation = 1,
    Province = 2,
    City = 3,
    County = 4,
    Town = 5,
}

/// <summary>What kind of office it is; the numbers are the contract's.</summary>
internal enum AgencyKind
{
    Unspecified = 0,
    Government = 1,
    Department = 2,
    DispatchedOffice = 3,
    Administration = 4,
    VerticalOffice = 5,
    AuthorisedOrganisation = 6,
}

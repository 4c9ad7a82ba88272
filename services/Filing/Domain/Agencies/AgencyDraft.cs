using Disclosure.Form;

namespace Disclosure.Filing.Domain.Agencies;

/// <summary>The fields of an agency as a caller sent them, before validation.</summary>
/// <param name="Parent">agencies/{agency}; empty: none.</param>
/// <param name="CreditCode">18 characters; empty: taken from the name if that is one, else not known.</param>
/// <param name="DivisionCode">6 or 9 digits; empty: not known.</param>
/// <param name="ValidFrom">YYYY-MM-DD; empty: always valid.</param>
/// <param name="ValidTo">YYYY-MM-DD; empty: still in force.</param>
internal sealed record AgencyDraft(
    string Title,
    AgencyLevel Level,
    AgencyKind Kind,
    string Parent,
    string CreditCode,
    string DivisionCode,
    IReadOnlyList<string> Aliases,
    string ValidFrom,
    string ValidTo
);

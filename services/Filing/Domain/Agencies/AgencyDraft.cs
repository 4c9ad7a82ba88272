using Disclosure.Form;

namespace Disclosure.Filing.Domain.Agencies;

/// <summary>The fields of an agency as a caller sent them, before validation.</summary>
/// <param name="Parent">agencies/{agency}; empty: none.</param>
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

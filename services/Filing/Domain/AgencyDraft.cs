using Disclosure.Form;
using Disclosure.ResourceNames;

namespace Disclosure.Filing.Domain;

/// <summary>An office as somebody wrote it down, nothing trusted yet.</summary>
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

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
)
{
    /// <summary>Revision of its fields: 1 at first, and 1 more with every change.</summary>
    /// <remarks>Reports do not follow this revision: an agency may be renamed while its report is being approved.</remarks>
    public long Revision { get; init; } = 1;

    /// <summary>Guards its fields.</summary>
    public string Etag => $"{Revision}";

    /// <summary>Where the public reaches it.</summary>
    public AgencyContact Contact { get; init; } = AgencyContact.None;

    /// <summary>It may issue 规章; null: by its level and kind.</summary>
    public bool? IssuesRules { get; init; }

    /// <summary>The disclosure office of its region; null: not known.</summary>
    public AgencyName? DisclosureOffice { get; init; }

    /// <summary>The agency with a last day.</summary>
    /// <param name="last">Last day on which it is in force.</param>
    public Agency Close(DateOnly last) => this with { ValidTo = last, Revision = Revision + 1 };
}

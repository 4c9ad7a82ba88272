using System.Globalization;
using System.Text.Json;
using Disclosure.Filing.Domain;
using Disclosure.Filing.Domain.Agencies;
using Disclosure.Form;
using Disclosure.ResourceNames;

namespace Disclosure.Filing.Storage;

/// <summary>Columns of an agency as the statements select them.</summary>
/// <param name="Level">Number of an <see cref="AgencyLevel"/>.</param>
/// <param name="Kind">Number of an <see cref="AgencyKind"/>.</param>
/// <param name="Parent">agencies/{agency}; null: none.</param>
/// <param name="CreditCode">Null if not known.</param>
/// <param name="Aliases">JSON array of strings.</param>
/// <param name="ValidFrom">YYYY-MM-DD, as is ValidTo.</param>
/// <param name="CreateTime">Unix time in milliseconds.</param>
/// <param name="Contact">JSON object; {} for nothing.</param>
/// <param name="IssuesRules">0: by level and kind; 1: yes; 2: no.</param>
/// <param name="DisclosureOffice">agencies/{agency}; empty: not known.</param>
internal sealed record AgencyRow(
    string Name,
    string Title,
    long Level,
    long Kind,
    string? Parent,
    string? CreditCode,
    string DivisionCode,
    string Aliases,
    string? ValidFrom,
    string? ValidTo,
    long CreateTime,
    long Revision,
    string Contact,
    long IssuesRules,
    string DisclosureOffice
)
{
    /// <summary>The agency; its columns were validated when it was added.</summary>
    /// <remarks>Parsing cannot fail: what was stored was an agency.</remarks>
    public Agency ToAgency() =>
        new(
            AgencyName.Parse("name", Name),
            Title,
            (AgencyLevel)Level,
            (AgencyKind)Kind,
            Parent is null ? null : AgencyName.Parse("parent", Parent),
            CreditCode ?? "",
            DivisionCode,
            JsonSerializer.Deserialize<string[]>(Aliases) ?? [],
            ParseDate(ValidFrom),
            ParseDate(ValidTo),
            DateTimeOffset.FromUnixTimeMilliseconds(CreateTime)
        )
        {
            Revision = Revision,
            Contact =
                Contact == "{}"
                    ? AgencyContact.None
                    : JsonSerializer.Deserialize<AgencyContact>(Contact) ?? AgencyContact.None,
            IssuesRules = IssuesRules == 0 ? null : IssuesRules == 1,
            DisclosureOffice =
                DisclosureOffice.Length == 0 ? null : AgencyName.Parse("disclosure_office", DisclosureOffice),
        };

    /// <summary>Parameters of the statements that write an agency. An unknown credit code is null, so that the unique index does not apply.</summary>
    /// <param name="write">Recorded with an agency that is added; null for one that is changed.</param>
    /// <remarks>One object for inserts and updates: each statement takes the parameters that it names.</remarks>
    public static object CreateParameters(Agency agency, WriteMetadata? write = null) =>
        new
        {
            Name = agency.Name.ToString(),
            agency.Title,
            Level = (int)agency.Level,
            Kind = (int)agency.Kind,
            Parent = agency.Parent?.ToString(),
            CreditCode = agency.CreditCode.Length > 0 ? agency.CreditCode : null,
            agency.DivisionCode,
            Aliases = JsonSerializer.Serialize(agency.Aliases),
            ValidFrom = FormatDate(agency.ValidFrom),
            ValidTo = FormatDate(agency.ValidTo),
            agency.Revision,
            Contact = agency.Contact == AgencyContact.None ? "{}" : JsonSerializer.Serialize(agency.Contact),
            IssuesRules = agency.IssuesRules is not { } issues ? 0
            : issues ? 1
            : 2,
            DisclosureOffice = agency.DisclosureOffice?.ToString() ?? "",
            Actor = write?.Actor ?? "",
            RequestId = write?.Request.Id.ToString() ?? "",
            CreateTime = agency.CreateTime.ToUnixTimeMilliseconds(),
        };

    // Ordered as text, dates are ordered by time.
    private static string? FormatDate(DateOnly? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateOnly? ParseDate(string? text) =>
        text is null ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}

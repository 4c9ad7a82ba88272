using System.Globalization;
using System.Text.Json;
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
    long CreateTime
)
{
    /// <summary>The agency; its columns were validated when it was added.</summary>
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
        );

    private static DateOnly? ParseDate(string? text) =>
        text is null ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}

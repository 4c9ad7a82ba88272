using System.Globalization;
using System.Text.Json;
using Disclosure.Filing.Domain;
using Disclosure.Form;
using Disclosure.ResourceNames;

namespace Disclosure.Filing.Storage;

/// <summary>An office as its row.</summary>
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
            Date(ValidFrom),
            Date(ValidTo),
            DateTimeOffset.FromUnixTimeMilliseconds(CreateTime)
        );

    private static DateOnly? Date(string? text) =>
        text is null ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}

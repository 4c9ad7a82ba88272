using System.Text.Json;
using Disclosure.Filing.Domain.Agencies;
using Disclosure.Filing.Storage.Duties;
using Disclosure.ResourceNames;

namespace Disclosure.Filing.Storage.Agencies;

/// <summary>Columns of a change. ChangeDate is YYYY-MM-DD or empty; Others is a JSON array of names, Fields one of changes.</summary>
internal sealed record AgencyChangeRow(
    string Agency,
    long Kind,
    string ChangeDate,
    string BeforeValue,
    string AfterValue,
    string Others,
    string Fields,
    string Reason,
    string Actor,
    long CreateTime
)
{
    public AgencyChange ToChange() =>
        new(
            AgencyName.Parse("agency", Agency),
            (AgencyChangeKind)Kind,
            DutyColumns.ParseDate(ChangeDate),
            BeforeValue,
            AfterValue,
            JsonSerializer.Deserialize<string[]>(Others) ?? [],
            Reason,
            Actor,
            DateTimeOffset.FromUnixTimeMilliseconds(CreateTime)
        )
        {
            Fields = JsonSerializer.Deserialize<FieldChange[]>(Fields) ?? [],
        };
}

using System.Text.Json;
using Disclosure.Filing.Domain.RulePacks;
using Disclosure.ResourceNames;

namespace Disclosure.Filing.Storage.RulePacks;

/// <summary>Columns of a pack. Demands is a JSON object; CreateTime is Unix milliseconds.</summary>
internal sealed record RulePackRow(
    string Agency,
    long Year,
    long Revision,
    string Demands,
    string Actor,
    long CreateTime
)
{
    public RulePack ToPack() =>
        new(
            AgencyName.Parse("agency", Agency),
            (int)Year,
            Revision,
            // A column that is empty is damage: a pack without demands is an empty object.
            JsonSerializer.Deserialize<RulePackDemands>(Demands)
                ?? throw new InvalidDataException($"The pack of {Agency} for {Year} is empty."),
            Actor,
            DateTimeOffset.FromUnixTimeMilliseconds(CreateTime)
        );
}

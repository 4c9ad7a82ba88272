using System.Collections.Frozen;
using System.Text.Json;

namespace Disclosure.Form;

/// <summary>The registration of every kind of rule: the member of a rule in <c>rules.json</c> that holds its condition.</summary>
internal static class RuleConditionReader
{
    private static readonly FrozenDictionary<string, Func<JsonElement, JsonSerializerOptions, RuleCondition?>> s_kinds =
        new Dictionary<string, Func<JsonElement, JsonSerializerOptions, RuleCondition?>>
        {
            ["equation"] = JsonSerializer.Deserialize<EquationRule>,
            ["measured"] = ReadFlag<ValueTypeRule>,
            ["filled"] = ReadFlag<RequiredRule>,
            ["carry"] = JsonSerializer.Deserialize<CarryOverRule>,
            ["holding"] = JsonSerializer.Deserialize<ApplicabilityRule>,
            ["collected"] = ReadFlag<RegionSumRule>,
            ["trend"] = JsonSerializer.Deserialize<TrendRule>,
        }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Reads the condition that a member of a rule holds.</summary>
    /// <exception cref="JsonException">No kind of rule has such a member, or its content does not fit the kind.</exception>
    public static RuleCondition Read(string member, JsonElement content, JsonSerializerOptions options) =>
        s_kinds.TryGetValue(member, out var read)
            ? read(content, options) ?? throw new JsonException($"{member} must not be null.")
            : throw new JsonException(
                $"{member} is no kind of rule; known are {string.Join(", ", s_kinds.Keys.Order())}."
            );

    // A kind without parameters is written as true.
    private static T ReadFlag<T>(JsonElement content, JsonSerializerOptions options)
        where T : RuleCondition, new() =>
        content.ValueKind == JsonValueKind.True ? new() : throw new JsonException("The member must be true.");
}

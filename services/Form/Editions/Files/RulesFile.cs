using System.Text.Json;
using System.Text.Json.Serialization;

namespace Disclosure.Form.Files;

/// <summary><c>rules.json</c>: the rules of the cells, in the order that findings are listed.</summary>
internal sealed record RulesFile(IReadOnlyList<RulesFile.RuleEntry> Rules)
{
    /// <summary>The rules. <see cref="InvalidDataException"/> names a rule whose condition cannot be read.</summary>
    public IReadOnlyList<CellRule> ToRules(JsonSerializerOptions options) => [.. Rules.Select(r => r.ToRule(options))];

    /// <summary>A rule with one more member, which is its kind and holds its condition.</summary>
    /// <param name="SeverityAtImport">Severity while a document is imported; null: as <paramref name="Severity"/>.</param>
    internal sealed record RuleEntry(
        string Code,
        Severity Severity,
        string Statement,
        Severity? SeverityAtImport = null
    )
    {
        /// <summary>The remaining members: exactly one.</summary>
        [JsonExtensionData]
        public Dictionary<string, JsonElement> Conditions { get; init; } = [];

        /// <summary>The rule with its condition.</summary>
        public CellRule ToRule(JsonSerializerOptions options)
        {
            try
            {
                return Conditions.ToArray() is [var (kind, content)]
                    ? new(
                        Code,
                        Severity,
                        SeverityAtImport ?? Severity,
                        Statement,
                        RuleConditionReader.Read(kind, content, options)
                    )
                    : throw new JsonException("it must have exactly one condition.");
            }
            catch (JsonException error)
            {
                throw new InvalidDataException($"rules.json: rule {Code}: {error.Message}", error);
            }
        }
    }
}

using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;

namespace Disclosure.Testing.OpenApi;

/// <summary>The schemas of an OpenAPI document as validators. Stricter than published: a member that the schema lacks is an error.</summary>
public sealed class ContractSchemas
{
    private const string Prefix = "#/components/schemas/";

    private static readonly EvaluationOptions s_options = new() { OutputFormat = OutputFormat.List };

    private readonly JsonObject _definitions;
    private readonly Dictionary<string, JsonSchema> _built = [];
    private readonly Lock _building = new();

    /// <param name="document">The OpenAPI document.</param>
    public ContractSchemas(JsonNode document)
    {
        _definitions = (document["components"]?["schemas"]?.DeepClone() ?? new JsonObject()).AsObject();
        Tighten(_definitions);
    }

    /// <summary>What a value has that its schema does not allow, each with its place; empty where it is valid.</summary>
    /// <param name="schema">A schema of the document.</param>
    public IReadOnlyList<string> Validate(JsonNode schema, JsonNode? value)
    {
        var result = Build(schema).Evaluate(value, s_options);
        return result.IsValid
            ? []
            :
            [
                .. result
                    .Details.Where(d => d.HasErrors)
                    .SelectMany(d => d.Errors!.Select(e => $"{d.InstanceLocation}: {e.Value} ({d.EvaluationPath})")),
                $"{value?.ToJsonString()} is not valid.",
            ];
    }

    private JsonSchema Build(JsonNode schema)
    {
        var own = schema.DeepClone();
        Tighten(own);
        var key = own.ToJsonString();
        lock (_building)
        {
            if (!_built.TryGetValue(key, out var built))
            {
                var whole = new JsonObject { ["allOf"] = new JsonArray(own), ["$defs"] = _definitions.DeepClone() };
                _built[key] = built = JsonSchema.FromText(whole.ToJsonString());
            }

            return built;
        }
    }

    // References lead into the definitions, and an object that lists its members has no others.
    private static void Tighten(JsonNode? node)
    {
        switch (node)
        {
            case JsonArray items:
                foreach (var item in items)
                {
                    Tighten(item);
                }

                break;
            case JsonObject schema:
                if (schema["$ref"] is JsonValue reference && reference.GetValueKind() == JsonValueKind.String)
                {
                    schema["$ref"] = $"{reference}".Replace(Prefix, "#/$defs/", StringComparison.Ordinal);
                }

                if (schema["properties"] is JsonObject && schema["type"] is JsonValue)
                {
                    schema["additionalProperties"] ??= false;
                }

                foreach (var (_, value) in schema.ToArray())
                {
                    Tighten(value);
                }

                break;
        }
    }
}

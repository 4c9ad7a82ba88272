using System.Text.Json.Nodes;
using Google.Api;
using Google.Protobuf.Reflection;

namespace Disclosure.Gateway.OpenApi;

/// <summary>Describes the parameters of paths and queries.</summary>
internal sealed class ParameterBuilder(Descriptions descriptions, SchemaRegistry schemas)
{
    /// <summary>Those of the path first; fields that neither the path nor the body holds are query parameters.</summary>
    /// <param name="fields">Fields of the request without that of the path.</param>
    /// <param name="headers">Headers with what they mean; null: none.</param>
    public JsonArray Build(
        IEnumerable<FieldDescriptor> fields,
        HttpRule rule,
        PathTemplate template,
        IReadOnlyDictionary<string, string>? headers
    )
    {
        var parameters = new JsonArray([.. template.Parameters.Select(p => (JsonNode)CreateForPath(p))]);
        foreach (var field in fields.Where(f => rule.Body != "*" && f.Name != rule.Body))
        {
            parameters.Add((JsonNode)CreateForQuery(field));
        }

        foreach (var (name, description) in headers ?? new Dictionary<string, string>())
        {
            parameters.Add((JsonNode)CreateForHeader(name, description));
        }

        return parameters;
    }

    private static JsonObject CreateForHeader(string name, string description) =>
        new()
        {
            ["name"] = name,
            ["in"] = "header",
            ["required"] = false,
            ["description"] = description,
            ["schema"] = new JsonObject { ["type"] = "string" },
        };

    private JsonObject CreateForPath(string name)
    {
        var schema = new JsonObject { ["type"] = "string" };
        var parameter = new JsonObject
        {
            ["name"] = name,
            ["in"] = "path",
            ["required"] = true,
            ["schema"] = schema,
        };
        if (descriptions.FindParameter(name) is { } known)
        {
            parameter["description"] = known.Description;
            parameter["example"] = known.Example;
            if (known.Pattern is { } pattern)
            {
                schema["pattern"] = pattern;
            }
        }

        return parameter;
    }

    // The comment describes the parameter; the schema says what its values are.
    private JsonObject CreateForQuery(FieldDescriptor field) =>
        new()
        {
            ["name"] = field.JsonName,
            ["in"] = "query",
            ["required"] = SchemaRegistry.Has(field, FieldBehavior.Required),
            ["description"] = schemas.Comment(field),
            ["schema"] = schemas.Plain(field),
        };
}

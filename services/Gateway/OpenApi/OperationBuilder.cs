using System.Text.Json.Nodes;
using Google.Api;
using Google.Protobuf.Reflection;

namespace Disclosure.Gateway.OpenApi;

/// <summary>Describes one method of the contract as an OpenAPI operation.</summary>
internal sealed class OperationBuilder(ContractComments comments, SchemaRegistry schemas)
{
    /// <param name="template">The path of the rule, parsed.</param>
    /// <summary>The operation: parameters, body, answer and the one shape of errors.</summary>
    public JsonObject Build(MethodDescriptor method, HttpRule rule, PathTemplate template)
    {
        var fields = method.InputType.Fields.InDeclarationOrder().Where(f => f.Name != template.Field).ToArray();
        var operation = new JsonObject
        {
            ["operationId"] = method.Name,
            ["description"] = comments.Find(method),
            ["parameters"] = CreateParameters(fields, rule, template),
        };
        if (rule.Body.Length > 0)
        {
            operation["requestBody"] = new JsonObject
            {
                ["required"] = true,
                ["content"] =
                    rule.Body == "*"
                        ? Content("application/json", schemas.ObjectOf(fields, ""))
                        : Content("*/*", Binary()),
            };
        }

        operation["responses"] = new JsonObject
        {
            ["200"] = new JsonObject
            {
                ["description"] = "OK",
                // HttpBody is bytes of whatever media type the answer has; a stream answers one JSON object a line.
                ["content"] =
                    method.OutputType == HttpBody.Descriptor
                        ? Content("*/*", Binary())
                        : Content("application/json", schemas.Reference(method.OutputType)),
            },
            ["default"] = new JsonObject { ["$ref"] = "#/components/responses/Error" },
        };
        return operation;
    }

    /// <summary>The content of a request or an answer in one media type.</summary>
    public static JsonObject Content(string type, JsonObject schema) =>
        new() { [type] = new JsonObject { ["schema"] = schema } };

    // Those of the path first; fields that neither the path nor the body holds are query parameters.
    private JsonArray CreateParameters(FieldDescriptor[] fields, HttpRule rule, PathTemplate template)
    {
        var parameters = new JsonArray([
            .. template.Parameters.Select(p => (JsonNode)Parameter("path", p, true, new() { ["type"] = "string" })),
        ]);
        foreach (var field in fields.Where(f => rule.Body != "*" && f.Name != rule.Body))
        {
            var required = SchemaRegistry.Has(field, FieldBehavior.Required);
            parameters.Add((JsonNode)Parameter("query", field.JsonName, required, schemas.Described(field)));
        }

        return parameters;
    }

    private static JsonObject Parameter(string place, string name, bool required, JsonObject schema) =>
        new()
        {
            ["name"] = name,
            ["in"] = place,
            ["required"] = required,
            ["schema"] = schema,
        };

    // The way OpenAPI 3.0 writes a file.
    private static JsonObject Binary() => new() { ["type"] = "string", ["format"] = "binary" };
}

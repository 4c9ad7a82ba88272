using System.Text.Json.Nodes;
using Google.Api;
using Google.Protobuf.Reflection;
using ServiceDescriptor = Google.Protobuf.Reflection.ServiceDescriptor;

namespace Disclosure.Gateway.OpenApi;

/// <summary>Describes one method of the contract as an OpenAPI operation.</summary>
/// <param name="isOpen">Whether a path needs no token.</param>
internal sealed class OperationBuilder(
    ContractComments comments,
    Descriptions descriptions,
    SchemaRegistry schemas,
    Func<PathString, bool> isOpen
)
{
    private const string Json = "application/json";

    /// <summary>Media type of a stream of answers: one JSON object a line.</summary>
    public const string JsonLines = "application/x-ndjson";

    private readonly ParameterBuilder _parameters = new(descriptions, schemas);

    /// <summary>The tag of a service: its name without "Service".</summary>
    public static string TagOf(ServiceDescriptor service) =>
        service.Name.EndsWith("Service", StringComparison.Ordinal) ? service.Name[..^"Service".Length] : service.Name;

    /// <summary>The operation: words, parameters, body, answer and the one shape of errors.</summary>
    /// <param name="template">The path of the rule, parsed.</param>
    /// <param name="id">The method's name, which is unique across the services; with a number for a further path.</param>
    public JsonObject Build(MethodDescriptor method, HttpRule rule, PathTemplate template, string id)
    {
        var key = $"{method.Service.Name}.{method.Name}";
        var own = descriptions.Find(key);
        var comment = comments.Find(method);
        var fields = method.InputType.Fields.InDeclarationOrder().Where(f => f.Name != template.Field).ToArray();
        var operation = new JsonObject
        {
            ["operationId"] = id,
            ["summary"] = Sentence.Join(own.Summary, Sentence.First(comment)),
            ["description"] = comment,
            ["tags"] = new JsonArray(TagOf(method.Service)),
            ["parameters"] = _parameters.Build(fields, rule, template),
        };
        if (isOpen(template.Path))
        {
            operation["security"] = new JsonArray();
        }

        if (rule.Body.Length > 0)
        {
            operation["requestBody"] = CreateBody(key, own, rule, fields);
        }

        operation["responses"] = new JsonObject
        {
            ["200"] = new JsonObject { ["description"] = "OK", ["content"] = CreateAnswer(method, own) },
            ["4XX"] = Error(),
            ["5XX"] = Error(),
        };
        ConditionalRequests.Describe(operation, method, rule);
        return operation;
    }

    /// <summary>The content of a request or an answer in one media type.</summary>
    public static JsonObject Content(string type, JsonObject schema) =>
        new() { [type] = new JsonObject { ["schema"] = schema } };

    // "*": all fields that the path does not hold; a field name: that field is the body itself.
    private JsonObject CreateBody(string key, Descriptions.Operation own, HttpRule rule, FieldDescriptor[] fields)
    {
        var isJson = rule.Body == "*";
        var content = isJson ? Content(Json, schemas.ObjectOf(fields, "")) : Files(own.Accepts);
        if (descriptions.FindExample(key) is { } example)
        {
            // A body of text is an example of the first of the types that are text.
            var type = isJson ? Json : content.First(c => IsText(c.Key)).Key;
            content[type]!["example"] = JsonNode.Parse(example.GetRawText());
        }

        return new() { ["required"] = true, ["content"] = content };
    }

    // HttpBody is bytes of whatever media type the answer has.
    private JsonObject CreateAnswer(MethodDescriptor method, Descriptions.Operation own) =>
        method.OutputType == HttpBody.Descriptor
            ? Files(own.Answers)
            : Content(method.IsServerStreaming ? JsonLines : Json, schemas.Reference(method.OutputType));

    // The way OpenAPI 3.1 writes a file: a media type whose schema says nothing more.
    private static JsonObject Files(IReadOnlyList<string>? types)
    {
        var content = new JsonObject();
        foreach (var type in types ?? ["*/*"])
        {
            content[type] = new JsonObject
            {
                ["schema"] = IsText(type) ? new() { ["type"] = "string" } : new JsonObject(),
            };
        }

        return content;
    }

    private static bool IsText(string type) => type.StartsWith("text/", StringComparison.Ordinal);

    private static JsonObject Error() => new() { ["$ref"] = "#/components/responses/Error" };
}

using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Google.Api;
using Google.Protobuf.Reflection;

namespace Disclosure.Gateway.OpenApi;

/// <summary>The public contract as OpenAPI 3, read off its descriptors, so that it cannot differ from what is served.</summary>
internal sealed class OpenApiDocument
{
    private static readonly JsonSerializerOptions s_readable = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly ContractComments _comments = new();
    private readonly SchemaBook _schemas;

    public OpenApiDocument()
    {
        _schemas = new(_comments);
        var paths = new JsonObject();
        foreach (var method in PublicV1.GatewayReflection.Descriptor.Services.SelectMany(s => s.Methods))
        {
            if (method.GetOptions()?.GetExtension(AnnotationsExtensions.Http) is { } rule)
            {
                AddPath(paths, method, rule);
            }
        }

        var error = _schemas.Reference(Google.Rpc.Status.Descriptor);
        Json = JsonSerializer.SerializeToUtf8Bytes(
            new JsonObject
            {
                ["openapi"] = "3.0.3",
                ["info"] = new JsonObject
                {
                    ["title"] = "Disclosure",
                    ["version"] = "v1",
                    ["description"] =
                        "政府信息公开工作年度报告 (annual reports on the disclosure of government information).",
                },
                ["security"] = new JsonArray(new JsonObject { ["bearer"] = new JsonArray() }),
                ["paths"] = paths,
                ["components"] = new JsonObject
                {
                    ["securitySchemes"] = new JsonObject
                    {
                        ["bearer"] = new JsonObject { ["type"] = "http", ["scheme"] = "bearer" },
                    },
                    ["responses"] = new JsonObject
                    {
                        ["Error"] = new JsonObject
                        {
                            ["description"] = "google.rpc.Status with ErrorInfo, BadRequest and a LocalizedMessage.",
                            ["content"] = Content("application/json", error),
                        },
                    },
                    ["schemas"] = _schemas.ToJson(),
                },
            },
            s_readable
        );
    }

    public byte[] Json { get; }

    private void AddPath(JsonObject paths, MethodDescriptor method, HttpRule rule)
    {
        var (verb, pattern) = rule.PatternCase switch
        {
            HttpRule.PatternOneofCase.Get => ("get", rule.Get),
            HttpRule.PatternOneofCase.Put => ("put", rule.Put),
            HttpRule.PatternOneofCase.Post => ("post", rule.Post),
            HttpRule.PatternOneofCase.Patch => ("patch", rule.Patch),
            HttpRule.PatternOneofCase.Delete => ("delete", rule.Delete),
            _ => throw new NotSupportedException($"{method.FullName} has a pattern that is not documented."),
        };
        var template = PathTemplate.Parse(pattern);
        if (paths[template.Path] is not JsonObject path)
        {
            paths[template.Path] = path = new();
        }

        path[verb] = Operation(method, rule, template);
    }

    private JsonObject Operation(MethodDescriptor method, HttpRule rule, PathTemplate template)
    {
        var fields = method.InputType.Fields.InDeclarationOrder().Where(f => f.Name != template.Field).ToArray();
        var parameters = new JsonArray([
            .. template.Parameters.Select(p => (JsonNode)Parameter("path", p, true, new() { ["type"] = "string" })),
        ]);
        foreach (var field in fields.Where(f => rule.Body != "*" && f.Name != rule.Body))
        {
            parameters.Add(
                (JsonNode)Parameter(
                    "query",
                    field.JsonName,
                    SchemaBook.Has(field, FieldBehavior.Required),
                    _schemas.Described(field)
                )
            );
        }

        var operation = new JsonObject
        {
            ["operationId"] = method.Name,
            ["description"] = _comments.Of(method),
            ["parameters"] = parameters,
        };
        if (rule.Body.Length > 0)
        {
            operation["requestBody"] = new JsonObject
            {
                ["required"] = true,
                ["content"] =
                    rule.Body == "*"
                        ? Content("application/json", _schemas.ObjectOf(fields, ""))
                        : Content("*/*", Binary()),
            };
        }

        operation["responses"] = new JsonObject
        {
            ["200"] = new JsonObject
            {
                ["description"] = "OK",
                ["content"] =
                    method.OutputType == HttpBody.Descriptor
                        ? Content("*/*", Binary())
                        : Content("application/json", _schemas.Reference(method.OutputType)),
            },
            ["default"] = new JsonObject { ["$ref"] = "#/components/responses/Error" },
        };
        return operation;
    }

    private static JsonObject Parameter(string place, string name, bool required, JsonObject schema) =>
        new()
        {
            ["name"] = name,
            ["in"] = place,
            ["required"] = required,
            ["schema"] = schema,
        };

    private static JsonObject Content(string type, JsonObject schema) =>
        new() { [type] = new JsonObject { ["schema"] = schema } };

    private static JsonObject Binary() => new() { ["type"] = "string", ["format"] = "binary" };
}

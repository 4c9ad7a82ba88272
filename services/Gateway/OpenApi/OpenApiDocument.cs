using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Google.Api;
using Google.Protobuf.Reflection;
using ServiceDescriptor = Google.Protobuf.Reflection.ServiceDescriptor;

namespace Disclosure.Gateway.OpenApi;

/// <summary>The public contract as OpenAPI 3, made from its descriptors, so that it cannot differ from what is served.</summary>
internal sealed class OpenApiDocument
{
    private static readonly JsonSerializerOptions s_readable = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <param name="services">Every service of the gateway.</param>
    public OpenApiDocument(IEnumerable<ServiceDescriptor> services)
    {
        var comments = new ContractComments();
        var schemas = new SchemaRegistry(comments);
        var operations = new OperationBuilder(comments, schemas);
        var paths = new JsonObject();
        foreach (var method in services.SelectMany(s => s.Methods))
        {
            if (method.GetOptions()?.GetExtension(AnnotationsExtensions.Http) is { } rule)
            {
                AddPath(paths, operations, method, rule);
            }
        }

        var error = schemas.Reference(Google.Rpc.Status.Descriptor);
        var document = new JsonObject
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
            ["components"] = CreateComponents(schemas, error),
        };
        Json = JsonSerializer.SerializeToUtf8Bytes(document, s_readable);
    }

    /// <summary>The document, in UTF-8.</summary>
    public byte[] Json { get; }

    // Methods of one path, such as GET and POST, share its entry.
    private static void AddPath(JsonObject paths, OperationBuilder operations, MethodDescriptor method, HttpRule rule)
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

        path[verb] = operations.Build(method, rule, template);
    }

    private static JsonObject CreateComponents(SchemaRegistry schemas, JsonObject error) =>
        new()
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
                    ["content"] = OperationBuilder.Content("application/json", error),
                },
            },
            ["schemas"] = schemas.ToJson(),
        };
}

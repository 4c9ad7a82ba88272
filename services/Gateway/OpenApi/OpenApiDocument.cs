using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Google.Api;
using Google.Protobuf.Reflection;
using ServiceDescriptor = Google.Protobuf.Reflection.ServiceDescriptor;

namespace Disclosure.Gateway.OpenApi;

/// <summary>The public contract as OpenAPI 3.1, made from its descriptors, so that it cannot differ from what is served.</summary>
internal sealed class OpenApiDocument
{
    private static readonly JsonSerializerOptions s_readable = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <param name="services">Every service of the gateway.</param>
    /// <param name="isOpen">Whether a path needs no token.</param>
    public OpenApiDocument(IReadOnlyCollection<ServiceDescriptor> services, Func<PathString, bool> isOpen)
    {
        var comments = new ContractComments();
        var descriptions = new Descriptions();
        var schemas = new SchemaRegistry(comments);
        var operations = new OperationBuilder(comments, descriptions, schemas, isOpen);
        var paths = new JsonObject();
        // A method without an HTTP annotation is served over gRPC alone.
        foreach (var method in services.SelectMany(s => s.Methods))
        {
            if (method.GetOptions()?.GetExtension(AnnotationsExtensions.Http) is not { } rule)
            {
                continue;
            }

            // A method may be served under several paths; the first is the one that it is named by.
            foreach (var (place, binding) in rule.AdditionalBindings.Prepend(rule).Index())
            {
                AddPath(paths, operations, method, binding, place == 0 ? method.Name : $"{method.Name}{place + 1}");
            }
        }

        var document = new JsonObject
        {
            ["openapi"] = "3.1.0",
            ["info"] = new JsonObject
            {
                ["title"] = "Disclosure",
                ["version"] = "v1",
                ["summary"] = "政府信息公开工作年度报告",
                ["description"] =
                    "政府信息公开工作年度报告的填报、校验、审核、发布与汇总。Annual reports on the disclosure of government information. "
                    + "Names are camelCase, 64-bit integers are strings, times are RFC 3339; unknown fields and parameters are refused. "
                    + "Every error is a google.rpc.Status.",
                ["license"] = new JsonObject { ["name"] = "MIT", ["identifier"] = "MIT" },
            },
            // The server that this document comes from.
            ["servers"] = new JsonArray(new JsonObject { ["url"] = "/" }),
            ["tags"] = new JsonArray([.. services.Select(s => CreateTag(s, comments, descriptions))]),
            ["security"] = new JsonArray(new JsonObject { ["bearer"] = new JsonArray() }),
            ["paths"] = paths,
            ["components"] = CreateComponents(schemas),
        };
        Json = JsonSerializer.SerializeToUtf8Bytes(document, s_readable);
    }

    /// <summary>The document, in UTF-8.</summary>
    public byte[] Json { get; }

    // Methods of one path, such as GET and POST, share its entry.
    private static void AddPath(
        JsonObject paths,
        OperationBuilder operations,
        MethodDescriptor method,
        HttpRule rule,
        string id
    )
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

        path[verb] = operations.Build(method, rule, template, id);
    }

    private static JsonObject CreateTag(
        ServiceDescriptor service,
        ContractComments comments,
        Descriptions descriptions
    ) =>
        new()
        {
            ["name"] = OperationBuilder.TagOf(service),
            ["description"] = Sentence.Join(descriptions.FindTag(service.Name), Sentence.First(comments.Find(service))),
        };

    // Every operation refers to the one response for errors.
    private static JsonObject CreateComponents(SchemaRegistry schemas) =>
        new()
        {
            ["securitySchemes"] = new JsonObject
            {
                ["bearer"] = new JsonObject
                {
                    ["type"] = "http",
                    ["scheme"] = "bearer",
                    ["description"] = "访问令牌：Authorization: Bearer …",
                },
            },
            ["responses"] = new JsonObject
            {
                ["Error"] = new JsonObject
                {
                    ["description"] =
                        "出错：按 code 与 details 中 ErrorInfo 的 reason 判断，message 供开发人员阅读，LocalizedMessage 供用户阅读。"
                        + "An error; branch on its code and on ErrorInfo.reason.",
                    ["content"] = OperationBuilder.Content(
                        "application/json",
                        schemas.Reference(Google.Rpc.Status.Descriptor)
                    ),
                },
            },
            // Last: schemas are registered while the others refer to them.
            ["schemas"] = schemas.ToJson(),
        };
}

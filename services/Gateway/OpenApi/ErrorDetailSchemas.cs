using System.Text.Json.Nodes;
using Google.Protobuf.Reflection;
using Google.Rpc;

namespace Disclosure.Gateway.OpenApi;

/// <summary>
/// The details of errors. They are the only messages of any type in the contract, and JSON writes each as an object whose
/// <c>@type</c> says which of them it is.
/// </summary>
internal static class ErrorDetailSchemas
{
    private const string TypeMember = "@type";

    /// <summary>Every type of detail that an error may carry.</summary>
    public static IReadOnlyList<MessageDescriptor> All { get; } =
    [
        ErrorInfo.Descriptor,
        BadRequest.Descriptor,
        RetryInfo.Descriptor,
        RequestInfo.Descriptor,
        LocalizedMessage.Descriptor,
    ];

    /// <summary>One of the details, told apart by its type.</summary>
    public static JsonObject Create(SchemaRegistry schemas)
    {
        var mapping = new JsonObject();
        var choices = new JsonArray();
        foreach (var detail in All)
        {
            mapping[TypeOf(detail)] = $"#/components/schemas/{NameOf(detail)}";
            choices.Add((JsonNode)new JsonObject { ["$ref"] = $"#/components/schemas/{NameOf(detail)}" });
            schemas.Add(NameOf(detail), CreateDetail(schemas, detail));
        }

        return new()
        {
            ["description"] = "错误的细节，按 @type 区分。A detail of an error, told apart by its @type.",
            ["oneOf"] = choices,
            ["discriminator"] = new JsonObject { ["propertyName"] = TypeMember, ["mapping"] = mapping },
        };
    }

    private static JsonObject CreateDetail(SchemaRegistry schemas, MessageDescriptor detail)
    {
        var schema = schemas.ObjectOf(detail.Fields.InDeclarationOrder(), "");
        schema["properties"]![TypeMember] = new JsonObject { ["type"] = "string", ["const"] = TypeOf(detail) };
        schema["required"] = new JsonArray(TypeMember);
        return schema;
    }

    private static string NameOf(MessageDescriptor detail) => $"{detail.FullName}.Detail";

    private static string TypeOf(MessageDescriptor detail) => $"type.googleapis.com/{detail.FullName}";
}

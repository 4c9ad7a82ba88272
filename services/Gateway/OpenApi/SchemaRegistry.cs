using System.Text.Json.Nodes;
using Google.Api;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;

namespace Disclosure.Gateway.OpenApi;

/// <summary>Schemas of every message that the paths use, in protobuf's JSON mapping (ProtoJSON), as JSON Schema 2020-12.</summary>
internal sealed class SchemaRegistry(ContractComments comments)
{
    private readonly SortedDictionary<string, JsonNode> _schemas = new(StringComparer.Ordinal);

    /// <summary>All schemas by full name.</summary>
    public JsonObject ToJson() => [.. _schemas.Select(s => KeyValuePair.Create(s.Key, (JsonNode?)s.Value))];

    /// <summary>A reference to the schema of a message.</summary>
    public JsonObject Reference(MessageDescriptor message)
    {
        if (!_schemas.ContainsKey(message.FullName))
        {
            // Registered before it is filled, as messages may contain themselves.
            _schemas[message.FullName] = new JsonObject();
            _schemas[message.FullName] =
                message == Any.Descriptor
                    ? ErrorDetailSchemas.Create(this)
                    : ObjectOf(message.Fields.InDeclarationOrder(), comments.Find(message));
        }

        return ReferenceTo(message.FullName);
    }

    /// <summary>Registers a schema that is made elsewhere.</summary>
    public void Add(string name, JsonObject schema) => _schemas[name] = schema;

    /// <summary>An object of some fields.</summary>
    public JsonObject ObjectOf(IEnumerable<FieldDescriptor> fields, string description)
    {
        // camelCase, as protobuf's JSON writes field names.
        var properties = new JsonObject();
        var required = new JsonArray();
        foreach (var field in fields)
        {
            properties[field.JsonName] = Described(field);
            if (Has(field, FieldBehavior.Required))
            {
                required.Add((JsonNode)field.JsonName);
            }
        }

        var schema = new JsonObject { ["type"] = "object", ["properties"] = properties };
        if (description.Length > 0)
        {
            schema["description"] = description;
        }

        if (required.Count > 0)
        {
            schema["required"] = required;
        }

        return schema;
    }

    /// <summary>The schema of a field with its comment.</summary>
    public JsonObject Described(FieldDescriptor field)
    {
        var schema = Plain(field);
        var isReadOnly = Has(field, FieldBehavior.OutputOnly) || Has(field, FieldBehavior.Identifier);
        if (Comment(field) is not { Length: > 0 } comment)
        {
            return schema;
        }

        // Many readers pass over what stands beside a reference, so it is wrapped.
        if (schema.ContainsKey("$ref"))
        {
            schema = new() { ["allOf"] = new JsonArray(schema) };
        }

        schema["description"] = comment;
        if (isReadOnly)
        {
            schema["readOnly"] = true;
        }

        return schema;
    }

    /// <summary>The comment of a field; empty where it has none.</summary>
    public string Comment(FieldDescriptor field) => comments.Find(field);

    /// <summary>The schema of a field without words. Maps are objects, repeated fields are arrays.</summary>
    public JsonObject Plain(FieldDescriptor field)
    {
        if (field.IsMap)
        {
            // A map entry is a message whose field 2 is the value.
            var value = field.MessageType.FindFieldByNumber(2);
            return new() { ["type"] = "object", ["additionalProperties"] = Single(value) };
        }

        return field.IsRepeated ? new() { ["type"] = "array", ["items"] = Single(field) } : Single(field);
    }

    /// <summary>Whether the contract says this of a field.</summary>
    public static bool Has(FieldDescriptor field, FieldBehavior behavior) =>
        field.GetOptions()?.GetExtension(FieldBehaviorExtensions.FieldBehavior)?.Contains(behavior) ?? false;

    // 64-bit integers are strings in ProtoJSON.
    private JsonObject Single(FieldDescriptor field) =>
        field.FieldType switch
        {
            FieldType.Message => OfMessage(field.MessageType),
            FieldType.Enum => EnumOf(field.EnumType),
            FieldType.Bool => new() { ["type"] = "boolean" },
            FieldType.Int32 or FieldType.SInt32 or FieldType.SFixed32 => Typed("integer", "int32"),
            FieldType.UInt32 or FieldType.Fixed32 => new() { ["type"] = "integer", ["minimum"] = 0 },
            FieldType.Int64 or FieldType.SInt64 or FieldType.SFixed64 => Digits("int64", "^-?[0-9]{1,19}$"),
            FieldType.UInt64 or FieldType.Fixed64 => Digits("uint64", "^[0-9]{1,20}$"),
            FieldType.Double or FieldType.Float => new() { ["type"] = "number" },
            FieldType.Bytes => new() { ["type"] = "string", ["contentEncoding"] = "base64" },
            _ => new() { ["type"] = "string" },
        };

    // Types of protobuf's own that JSON writes as strings.
    private JsonObject OfMessage(MessageDescriptor message) =>
        message == Timestamp.Descriptor ? Typed("string", "date-time")
        : message == Duration.Descriptor ? new() { ["type"] = "string", ["pattern"] = "^-?[0-9]+(\\.[0-9]+)?s$" }
        : message == FieldMask.Descriptor ? new() { ["type"] = "string" }
        : Reference(message);

    private static JsonObject Typed(string type, string format) => new() { ["type"] = type, ["format"] = format };

    private static JsonObject Digits(string format, string pattern) =>
        new()
        {
            ["type"] = "string",
            ["format"] = format,
            ["pattern"] = pattern,
        };

    // Enums are registered like messages and written by name.
    private JsonObject EnumOf(EnumDescriptor values)
    {
        _schemas.TryAdd(
            values.FullName,
            new JsonObject
            {
                ["type"] = "string",
                ["description"] = comments.Find(values),
                ["enum"] = new JsonArray([.. values.Values.Select(v => (JsonNode)v.Name)]),
            }
        );
        return ReferenceTo(values.FullName);
    }

    private static JsonObject ReferenceTo(string name) => new() { ["$ref"] = $"#/components/schemas/{name}" };
}

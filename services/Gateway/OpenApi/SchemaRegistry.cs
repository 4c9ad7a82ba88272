using System.Text.Json.Nodes;
using Google.Api;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;

namespace Disclosure.Gateway.OpenApi;

/// <summary>Schemas of every message that the paths use, in protobuf's JSON mapping.</summary>
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
            _schemas[message.FullName] = ObjectOf(message.Fields.InDeclarationOrder(), comments.Find(message));
        }

        return new() { ["$ref"] = $"#/components/schemas/{message.FullName}" };
    }

    /// <summary>An object of some fields.</summary>
    public JsonObject ObjectOf(IEnumerable<FieldDescriptor> fields, string description)
    {
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
        var schema = SchemaOf(field);
        if (comments.Find(field) is { Length: > 0 } comment)
        {
            schema["description"] = comment;
        }

        if (Has(field, FieldBehavior.OutputOnly))
        {
            schema["readOnly"] = true;
        }

        return schema;
    }

    /// <summary>Whether the contract says this of a field.</summary>
    public static bool Has(FieldDescriptor field, FieldBehavior behavior) =>
        field.GetOptions()?.GetExtension(FieldBehaviorExtensions.FieldBehavior)?.Contains(behavior) ?? false;

    // Maps are objects, repeated fields are arrays.
    private JsonObject SchemaOf(FieldDescriptor field)
    {
        if (field.IsMap)
        {
            var value = field.MessageType.FindFieldByNumber(2);
            return new() { ["type"] = "object", ["additionalProperties"] = Single(value) };
        }

        return field.IsRepeated ? new() { ["type"] = "array", ["items"] = Single(field) } : Single(field);
    }

    // 64-bit integers are strings in protobuf's JSON.
    private JsonObject Single(FieldDescriptor field) =>
        field.FieldType switch
        {
            FieldType.Message when field.MessageType == Timestamp.Descriptor => Typed("string", "date-time"),
            FieldType.Message => Reference(field.MessageType),
            FieldType.Enum => EnumOf(field.EnumType),
            FieldType.Bool => new() { ["type"] = "boolean" },
            FieldType.Int32 or FieldType.SInt32 or FieldType.UInt32 => Typed("integer", "int32"),
            FieldType.Int64 or FieldType.SInt64 or FieldType.UInt64 => Typed("string", "int64"),
            FieldType.Double or FieldType.Float => new() { ["type"] = "number" },
            FieldType.Bytes => Typed("string", "byte"),
            _ => new() { ["type"] = "string" },
        };

    private static JsonObject Typed(string type, string format) => new() { ["type"] = type, ["format"] = format };

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
        return new() { ["$ref"] = $"#/components/schemas/{values.FullName}" };
    }
}

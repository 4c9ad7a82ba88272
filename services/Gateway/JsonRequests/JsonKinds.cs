using System.Text.Json;
using Google.Protobuf.Reflection;

namespace Disclosure.Gateway.JsonRequests;

/// <summary>The kinds of JSON value that a field of a contract can ask for.</summary>
internal enum JsonKind
{
    Object,
    Array,
    String,
    Boolean,
    Integer,
    Number,
    Base64,
    EnumName,
}

/// <summary>Which JSON values stand for which types of protobuf, by the protobuf JSON mapping.</summary>
internal static class JsonKinds
{
    private const string WellKnownPackage = "google.";

    /// <summary>Whether the type has a JSON form of its own (a time, a duration, any value) that the framework's parser checks.</summary>
    public static bool IsWellKnown(MessageDescriptor message) =>
        message.FullName.StartsWith(WellKnownPackage, StringComparison.Ordinal);

    /// <summary>The kind that a field's values have, and whether the reader stands on one.</summary>
    public static (JsonKind Kind, bool Fits) Check(FieldDescriptor field, ref Utf8JsonReader json)
    {
        var token = json.TokenType;
        switch (field.FieldType)
        {
            case FieldType.String:
                return (JsonKind.String, token == JsonTokenType.String);
            case FieldType.Bytes:
                return (JsonKind.Base64, token == JsonTokenType.String);
            case FieldType.Bool:
                return (JsonKind.Boolean, token is JsonTokenType.True or JsonTokenType.False);
            case FieldType.Enum:
                return (
                    JsonKind.EnumName,
                    token == JsonTokenType.String && field.EnumType.FindValueByName(json.GetString()) is not null
                );
            case FieldType.Double or FieldType.Float:
                return (JsonKind.Number, token is JsonTokenType.Number or JsonTokenType.String);
            case FieldType.Message or FieldType.Group:
                return (JsonKind.Object, true);
            default:
                return (JsonKind.Integer, IsInteger(ref json, token));
        }
    }

    public static string English(JsonKind kind) =>
        kind switch
        {
            JsonKind.Object => "an object",
            JsonKind.Array => "an array",
            JsonKind.String => "a string",
            JsonKind.Boolean => "true or false",
            JsonKind.Integer => "an integer",
            JsonKind.Number => "a number",
            JsonKind.Base64 => "a string in base64",
            _ => "the name of a value",
        };

    public static string Chinese(JsonKind kind) =>
        kind switch
        {
            JsonKind.Object => "对象",
            JsonKind.Array => "数组",
            JsonKind.String => "字符串",
            JsonKind.Boolean => "true 或 false",
            JsonKind.Integer => "整数",
            JsonKind.Number => "数字",
            JsonKind.Base64 => "Base64 字符串",
            _ => "枚举名称",
        };

    // 64-bit integers are strings in the protobuf JSON mapping; both forms are accepted for all integers.
    private static bool IsInteger(ref Utf8JsonReader json, JsonTokenType token) =>
        token == JsonTokenType.Number ? json.TryGetInt64(out _) || json.TryGetUInt64(out _)
        : token == JsonTokenType.String ? long.TryParse(json.GetString(), out _)
        : false;
}

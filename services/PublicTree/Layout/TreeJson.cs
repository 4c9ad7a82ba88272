using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Disclosure.PublicTree.Layout;

/// <summary>How the tree's indexes are written: camelCase, enums in UPPER_SNAKE_CASE, times in UTC, Chinese readable.</summary>
public static class TreeJson
{
    private static readonly JsonSerializerOptions s_options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        AllowDuplicateProperties = false,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        // Served as application/json with nosniff, never as part of a page.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseUpper, allowIntegerValues: false) },
    };

    /// <summary>The value in JSON; the same value gives the same bytes.</summary>
    public static byte[] Write<T>(T value) => JsonSerializer.SerializeToUtf8Bytes(value, s_options);

    /// <summary>Reads a value.</summary>
    /// <param name="source">Where the bytes are from, for the error.</param>
    /// <exception cref="InvalidDataException">The bytes are not such a value.</exception>
    public static T Read<T>(ReadOnlySpan<byte> json, object source)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(json, s_options)
                ?? throw new InvalidDataException($"{source} is null.");
        }
        catch (JsonException broken)
        {
            throw new InvalidDataException($"{source} is broken: {broken.Message}", broken);
        }
    }
}

using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Disclosure.OpenData.Metadata;

/// <summary>Writes metadata: indented, Chinese readable, the same bytes for the same value.</summary>
internal static class MetadataJson
{
    private static readonly JsonSerializerOptions s_options = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static byte[] Write(JsonObject value) => JsonSerializer.SerializeToUtf8Bytes(value, s_options);

    /// <summary>A list of what is made of each item.</summary>
    public static JsonArray List<T>(IEnumerable<T> items, Func<T, JsonNode> make) => new([.. items.Select(make)]);
}

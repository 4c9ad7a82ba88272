using System.Text.Json;

namespace Disclosure.PublicTree.Verification;

/// <summary>Reads from an entry of the log what binds it to a publication: the report and the digest of its manifest.</summary>
internal static class PublicationEntry
{
    private const string ManifestDetail = "manifest";

    private static readonly JsonDocumentOptions s_strict = new() { AllowDuplicateProperties = false, MaxDepth = 16 };

    /// <summary>Whether an entry records the publication of a report with this manifest.</summary>
    /// <param name="entry">The entry's bytes: JSON with <c>resource</c> and <c>details.manifest</c>.</param>
    public static bool Matches(byte[] entry, string report, string manifestSha256)
    {
        try
        {
            using var json = JsonDocument.Parse(entry, s_strict);
            return Text(json.RootElement, "resource") == report
                && json.RootElement.TryGetProperty("details", out var details)
                && Text(details, ManifestDetail) == manifestSha256;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static string? Text(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object
        && parent.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}

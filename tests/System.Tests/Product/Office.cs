using System.Text.Json.Nodes;
using Disclosure.Testing;

namespace Disclosure.SystemTests.Product;

/// <summary>What a clerk does, in the fewest words.</summary>
internal static class Office
{
    /// <summary>Every format that a report is rendered in.</summary>
    public static IReadOnlyList<string> Formats { get; } =
    ["docx", "pdf", "ofd", "html", "xlsx", "xml", "json", "csv", "txt", "md"];

    /// <summary>Registers an office of its own and opens its report of a year; answers the report's name.</summary>
    public static async Task<string> OpenAsync(this JsonCaller json, int year, string title = "某县某某局")
    {
        var agency = $"a-{Guid.NewGuid():N}";
        await json.OkAsync(
            HttpMethod.Post,
            "/v1/agencies",
            new
            {
                agencyId = agency,
                requestId = Guid.NewGuid(),
                agency = new { title },
            }
        );
        var report = await json.OkAsync(
            HttpMethod.Post,
            $"/v1/agencies/{agency}/reports",
            new { reportId = $"{year}", requestId = Guid.NewGuid() }
        );
        return $"{report["name"]}";
    }

    public static Task<JsonNode> ImportAsync(this JsonCaller json, string report, byte[] content, string type) =>
        json.OkAsync(
            HttpMethod.Post,
            // Tests read what others published into an office of their own.
            $"/v1/{report}:import?requestId={Guid.NewGuid()}&acceptOther=true&mode=REPLACE",
            JsonCaller.Document(content, type)
        );

    public static Task<JsonNode> ReadAsync(this JsonCaller json, byte[] content, string type) =>
        json.OkAsync(HttpMethod.Post, "/v1/documents:read", JsonCaller.Document(content, type));

    public static byte[] Sample(string file) => File.ReadAllBytes(Repository.PathOf("deploy", "sample", file));

    /// <summary>The 200 cells as one line each, for comparison.</summary>
    public static IReadOnlyList<string> Cells(this JsonNode view) =>
        [
            .. (view["statistics"]?["cells"]?.AsObject() ?? [])
                .Select(c => $"{c.Key}={c.Value}")
                .Order(StringComparer.Ordinal),
        ];

    /// <summary>Every section's text, in order, sub-sections after their section.</summary>
    public static IReadOnlyList<string> Prose(this JsonNode view) => [.. Sections(view["narrative"]?["sections"])];

    public static IReadOnlyList<string> Codes(this JsonNode view) =>
        [.. (view["findings"]?.AsArray() ?? []).Select(f => $"{f?["code"]}").Distinct()];

    private static IEnumerable<string> Sections(JsonNode? sections) =>
        (sections?.AsArray() ?? []).SelectMany(s => Sections(s?["sections"]).Prepend($"{s?["section"]}: {s?["text"]}"));
}

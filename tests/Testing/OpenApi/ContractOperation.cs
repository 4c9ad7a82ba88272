using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Disclosure.Testing.OpenApi;

/// <summary>An operation of an OpenAPI document.</summary>
/// <param name="Verb">In lower case.</param>
/// <param name="Path">/v1/agencies/{agency}</param>
/// <param name="Node">The operation itself.</param>
public sealed partial record ContractOperation(string Verb, string Path, JsonNode Node)
{
    private readonly Regex _paths = new(
        $"^{Parameter().Replace(Regex.Escape(Path).Replace(@"\{", "{", StringComparison.Ordinal), "[^/:]+")}$"
    );

    /// <summary>The name of the method.</summary>
    public string Id => $"{Node["operationId"]}";

    /// <summary>The media types of its body and what is said of them; null where it takes none.</summary>
    public JsonObject? Body => Node["requestBody"]?["content"]?.AsObject();

    /// <summary>The media types of its answer.</summary>
    public JsonObject Answer => Node["responses"]?["200"]?["content"]?.AsObject() ?? [];

    /// <summary>The path with the examples of its parameters, and of those of the query that it requires.</summary>
    public string ExamplePath =>
        Parameter().Replace(Path, m => $"{Parameters.First(p => $"{p["name"]}" == m.Value[1..^1])["example"]}");

    /// <summary>Of path and query.</summary>
    public IEnumerable<JsonNode> Parameters => (Node["parameters"]?.AsArray() ?? []).OfType<JsonNode>();

    /// <summary>All operations of a document.</summary>
    public static IReadOnlyList<ContractOperation> ReadAll(JsonNode document) =>
        [
            .. from path in document["paths"]!.AsObject()
            from operation in path.Value!.AsObject()
            select new ContractOperation(operation.Key, path.Key, operation.Value!),
        ];

    /// <summary>Whether a request is one of this operation's.</summary>
    public bool Matches(string verb, string path) =>
        Verb.Equals(verb, StringComparison.OrdinalIgnoreCase) && _paths.IsMatch(path);

    [GeneratedRegex(@"\{[a-z_]+\}")]
    private static partial Regex Parameter();
}

using System.Text.Json.Nodes;

namespace Disclosure.CommandLine.Commands;

/// <summary>Reads members of answers; an absent one is empty, as in the contract.</summary>
internal static class JsonReading
{
    public static IEnumerable<JsonNode> List(this JsonNode? json, string name) =>
        (json?[name] as JsonArray ?? []).OfType<JsonNode>();

    public static string Text(this JsonNode? json, string name) => $"{json?[name]}";

    /// <summary>The texts of a list, joined.</summary>
    public static string Joined(this JsonNode? json, string name) =>
        string.Join(' ', (json?[name] as JsonArray ?? []).Select(item => $"{item}"));

    public static bool Flag(this JsonNode? json, string name) => Text(json, name) == "true";

    public static string YesNo(this CommandRun run, bool value) => value ? run.Wording.Choose("是", "yes") : "";
}

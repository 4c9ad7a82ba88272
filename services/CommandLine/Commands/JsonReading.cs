using System.Text.Json.Nodes;

namespace Disclosure.CommandLine.Commands;

/// <summary>Reads members of answers; an absent one is empty, as in the contract.</summary>
internal static class JsonReading
{
    public static IEnumerable<JsonNode> List(this JsonNode? json, string name) =>
        // An absent list is an empty one.
        (json?[name] as JsonArray ?? []).OfType<JsonNode>();

    // Numbers of 64 bits are strings in JSON; this reads both.
    public static string Text(this JsonNode? json, string name) => $"{json?[name]}";

    /// <summary>The texts of a list, joined.</summary>
    public static string Joined(this JsonNode? json, string name) =>
        string.Join(' ', (json?[name] as JsonArray ?? []).Select(item => $"{item}"));

    // Absent is false, as in the contract.
    public static bool Flag(this JsonNode? json, string name) => Text(json, name) == "true";

    public static string YesNo(this CommandRun run, bool value) => value ? run.Wording.Choose("是", "yes") : "";
}

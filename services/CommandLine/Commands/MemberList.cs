using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Disclosure.CommandLine.Commands;

/// <summary>A resource as the list of its members that have a value.</summary>
internal static class MemberList
{
    /// <summary>Chinese as it is; written to terminals and files, never into pages.</summary>
    public static JsonSerializerOptions Readable { get; } =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void WriteMembers(this CommandRun run, JsonNode json)
    {
        foreach (var (name, value) in json.AsObject())
        {
            var text = value switch
            {
                JsonArray array => string.Join('、', array.Select(item => $"{item}")),
                JsonObject inner => inner.ToJsonString(Readable),
                _ => $"{value}",
            };
            if (text.Length > 0)
            {
                run.Terminal.Output.WriteLine($"{name}: {text}");
            }
        }
    }
}

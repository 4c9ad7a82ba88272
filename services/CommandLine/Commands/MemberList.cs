using System.Text.Json.Nodes;

namespace Disclosure.CommandLine.Commands;

/// <summary>A resource as the list of its members that have a value.</summary>
internal static class MemberList
{
    public static void WriteMembers(this CommandRun run, JsonNode json)
    {
        foreach (var (name, value) in json.AsObject())
        {
            var text = value switch
            {
                JsonArray array => string.Join('、', array.Select(item => $"{item}")),
                JsonObject inner => inner.ToJsonString(s_readable),
                _ => $"{value}",
            };
            if (text.Length > 0)
            {
                run.Terminal.Output.WriteLine($"{name}: {text}");
            }
        }
    }

    private static readonly System.Text.Json.JsonSerializerOptions s_readable = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
}

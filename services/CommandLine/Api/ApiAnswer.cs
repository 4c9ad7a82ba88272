using System.Text.Json.Nodes;

namespace Disclosure.CommandLine.Api;

/// <summary>An answer in JSON.</summary>
/// <param name="Text">As the server sent it.</param>
/// <param name="Json">The same, read.</param>
internal sealed record ApiAnswer(string Text, JsonNode Json);

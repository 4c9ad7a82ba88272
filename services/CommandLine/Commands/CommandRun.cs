using System.CommandLine;
using System.Text.Json.Nodes;
using Disclosure.CommandLine.Api;
using Disclosure.CommandLine.Settings;
using Disclosure.CommandLine.Terminals;

namespace Disclosure.CommandLine.Commands;

/// <summary>One run of a command: what was typed, where it writes, and the server that it calls.</summary>
internal sealed class CommandRun(ParseResult parsed, Terminal terminal, Wording wording, CancellationToken cancellation)
    : IDisposable
{
    private ApiClient? _api;

    public Terminal Terminal => terminal;

    public Wording Wording => wording;

    public CancellationToken Cancellation => cancellation;

    /// <summary>The answer of the server as it is, instead of tables.</summary>
    public bool AsJson => parsed.GetValue<bool>(GlobalOptions.Json);

    public SettingsFile SettingsFile => new(terminal.Environment, wording);

    /// <summary>A client of the server that the caller signed in to.</summary>
    public ApiClient Api =>
        // Settings are looked up only where the command calls a server.
        _api ??= Connect(
            ServerSettings.Find(
                Find(GlobalOptions.Server),
                Find(GlobalOptions.Certificate),
                SettingsFile,
                terminal,
                wording
            )
        );

    /// <summary>Reads a resource.</summary>
    public Task<ApiAnswer> GetAsync(string path) => Api.GetAsync(path, cancellation);

    /// <summary>Sends a message, which holds a request id.</summary>
    public Task<ApiAnswer> PostAsync(string path, JsonObject body) => Api.PostAsync(path, body, cancellation);

    /// <summary>Sends a document.</summary>
    public Task<ApiAnswer> UploadAsync(string path, string file, string mediaType) =>
        Api.UploadAsync(path, file, mediaType, cancellation);

    public ApiClient Connect(ServerSettings settings) => ApiClientFactory.Create(settings, terminal, wording);

    public void Dispose() => _api?.Dispose();

    public string? Find(string name) => parsed.GetValue<string>(name);

    public string Require(string name) => parsed.GetRequiredValue<string>(name);

    public bool Has(string name) => parsed.GetValue<bool>(name);

    public int? FindNumber(string name) => parsed.GetValue<int?>(name);

    public string[] FindAll(string name) => parsed.GetValue<string[]>(name) ?? [];

    /// <summary>The id of a write: the caller's own, so that a repeat has no second effect, or a new one.</summary>
    public string RequestId => Find(CommonOptions.RequestId) ?? $"{Guid.NewGuid()}";

    /// <summary>Writes an answer as it is, or for people.</summary>
    public void Write(ApiAnswer answer, Action<JsonNode> describe)
    {
        // The text as it came, not written anew: members that this program does not know stay.
        if (AsJson)
        {
            terminal.Output.WriteLine(answer.Text);
        }
        else
        {
            describe(answer.Json);
        }
    }

    public void WriteLine(string chinese, string english) =>
        terminal.Output.WriteLine(wording.Choose(chinese, english));

    /// <summary>A table whose heads are words of both languages, alternating.</summary>
    public TextTable CreateTable(params (string Chinese, string English)[] heads) =>
        new([.. heads.Select(h => wording.Choose(h.Chinese, h.English))]);
}

using Disclosure.CommandLine.Terminals;

namespace Disclosure.CommandLine.Settings;

/// <summary>Which server is called, and by what its caller is known.</summary>
/// <param name="Address">Address of the gateway's JSON.</param>
/// <param name="Token">Bearer token; null: none.</param>
/// <param name="Certificate">Path of a client certificate; null: none.</param>
internal sealed record ServerSettings(Uri Address, string? Token, string? Certificate)
{
    private const string ServerVariable = "DISCLOSURE_SERVER";
    private const string TokenVariable = "DISCLOSURE_TOKEN";

    /// <summary>An option before the environment, the environment before what a sign-in saved.</summary>
    /// <exception cref="CommandException">There is no server, or its address is none.</exception>
    public static ServerSettings Find(
        string? server,
        string? certificate,
        SettingsFile file,
        Terminal terminal,
        Wording wording
    )
    {
        var named = server ?? terminal.Environment.GetValueOrDefault(ServerVariable);
        var token = terminal.Environment.GetValueOrDefault(TokenVariable);
        var saved = named is null || token is null ? file.Find() : null;
        var address = Parse(
            named
                ?? saved?.Server
                ?? throw new CommandException(
                    ExitCode.Usage,
                    wording.Choose(
                        $"不知道要连接哪台服务器：请先执行 disclosure login，或用 --server、{ServerVariable} 指明地址。",
                        $"Which server? Run disclosure login, or name it by --server or {ServerVariable}."
                    )
                ),
            wording
        );
        // A token is sent to the server that it was saved for and to no other.
        var own = saved is not null && Parse(saved.Server, wording) == address ? saved.Token : null;
        return new(address, token ?? own, certificate);
    }

    /// <summary>An https address, or an http one of this machine: a token never travels in the clear.</summary>
    public static Uri Parse(string text, Wording wording) =>
        Uri.TryCreate(text.TrimEnd('/') + "/", UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback))
            ? address
            : throw new CommandException(
                ExitCode.Usage,
                wording.Choose(
                    $"“{text}”不能作为服务器地址：应为 https:// 开头的地址，只有本机可以用 http://。",
                    $"\"{text}\" is no address of a server: it begins with https://; http:// is for this machine alone."
                )
            );
}

namespace Disclosure.CommandLine.Settings;

/// <summary>What a sign-in leaves behind.</summary>
/// <param name="Server">Address of the gateway's JSON.</param>
/// <param name="Token">Bearer token; never printed. Null where a client certificate signs in.</param>
internal sealed record SavedServer(string Server, string? Token)
{
    /// <summary>Without the token, so that no message and no log shows it.</summary>
    public override string ToString() => Server;
}

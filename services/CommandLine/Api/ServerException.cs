namespace Disclosure.CommandLine.Api;

/// <summary>The server refused a call.</summary>
internal sealed class ServerException(ServerError error) : Exception(error.Message)
{
    public ServerError Error { get; } = error;
}

using Disclosure.Form;
using Disclosure.Gateway.Clients;
using Disclosure.Intake;
using Disclosure.Narrative;
using Disclosure.ServiceDefaults.Hosting;
using Disclosure.Statistics;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace Disclosure.CommandLine.Offline;

/// <summary>
/// The services that read and judge documents, in this process, on a socket in a folder of its own that nobody else may enter. Nothing
/// is stored and nothing goes out.
/// </summary>
internal sealed class CheckingServices : IAsyncDisposable
{
    private readonly DirectoryInfo _folder;
    private readonly WebApplication _host;

    private CheckingServices(DirectoryInfo folder, WebApplication host, GrpcChannel channel) =>
        (_folder, _host, Channel) = (folder, host, channel);

    /// <summary>Leads to all of them.</summary>
    public GrpcChannel Channel { get; }

    /// <summary>Starts them.</summary>
    /// <param name="editions">Folder of further editions of the form; null: none.</param>
    /// <exception cref="InvalidDataException">They do not start: an edition is broken.</exception>
    public static async Task<CheckingServices> StartAsync(string? editions)
    {
        // Created with rights for its owner alone.
        var folder = Directory.CreateTempSubdirectory("disclosure-");
        var socket = Path.Combine(folder.FullName, "services.sock");
        var host = Build(folder.FullName, socket, editions);
        using var reasons = new StringWriter();
        if (!await host.TryStartAsync(reasons))
        {
            // Cleared up here: nobody gets an object to dispose of.
            await host.DisposeAsync();
            folder.Delete(recursive: true);
            throw new InvalidDataException(reasons.ToString().Trim());
        }

        var handler = new SocketsHttpHandler { ConnectCallback = UnixSocketConnector.Create(socket) };
        var channel = GrpcChannel.ForAddress(
            "http://localhost",
            new()
            {
                HttpHandler = handler,
                DisposeHttpClient = true,
                // No limits: both ends are this process.
                MaxReceiveMessageSize = null,
                MaxSendMessageSize = null,
            }
        );
        return new(folder, host, channel);
    }

    public async ValueTask DisposeAsync()
    {
        // The channel first, so that no call is open while the host stops.
        Channel.Dispose();
        await _host.StopAsync();
        await _host.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private static WebApplication Build(string folder, string socket, string? editions)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = folder });
        // Settings of a server in this environment are not meant for a command.
        // Neither files nor variables: the verdict must be that of a server with default settings.
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddInMemoryCollection([
            KeyValuePair.Create("DISCLOSURE_DATA", (string?)folder),
            KeyValuePair.Create(EditionCatalog.Setting, editions),
            // The document is the user's own: it is read in this process.
            KeyValuePair.Create("DISCLOSURE_INTAKE_WORKERS", (string?)"0"),
        ]);
        builder.AddServerOptions();
        builder.AddGrpcDefaults();
        // Nothing on the terminal but the command's own words.
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
            // HTTP/2 without TLS: the socket is in a folder that nobody else may enter.
            kestrel.ListenUnixSocket(socket, listen => listen.Protocols = HttpProtocols.Http2)
        );
        builder.AddIntake();
        builder.AddStatistics();
        builder.AddNarrative();
        var host = builder.Build();
        host.MapIntake();
        host.MapStatistics();
        host.MapNarrative();
        return host;
    }
}

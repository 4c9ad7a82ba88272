using Disclosure.Filing;
using Disclosure.Intake;
using Disclosure.Narrative;
using Disclosure.Rendering;
using Disclosure.ServiceDefaults.Hosting;
using Disclosure.Statistics;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Disclosure.AllInOne;

/// <summary>
/// Hosts services behind the gateway in one process, on a private Unix socket. A service whose address is configured runs elsewhere,
/// for example in a debugger, and is not hosted.
/// </summary>
internal static class BackServices
{
    /// <summary>How long they may take to stop, after the gateway has.</summary>
    public static readonly TimeSpan StopTime = TimeSpan.FromSeconds(1);

    private static readonly ServiceModule[] s_modules =
    [
        new(ServiceCatalog.Filing, b => b.AddFiling(), a => a.MapFiling()),
        new(ServiceCatalog.Narrative, b => b.AddNarrative(), a => a.MapNarrative()),
        new(ServiceCatalog.Statistics, b => b.AddStatistics(), a => a.MapStatistics()),
        new(ServiceCatalog.Rendering, b => b.AddRendering(), a => a.MapRendering()),
        new(ServiceCatalog.Intake, b => b.AddIntake(), a => a.MapIntake()),
    ];

    /// <summary>Builds the host of the services that have no address of their own.</summary>
    /// <param name="socket">The socket to listen on.</param>
    public static WebApplication Build(string[] args, PrivateSocket socket)
    {
        var builder = WebApplication.CreateBuilder(args);
        RequireToken(builder.Configuration, socket);
        builder.AddServerOptions();
        builder.AddGrpcDefaults();
        builder.WebHost.ConfigureKestrel(kestrel =>
            kestrel.ListenUnixSocket(socket.Path, listen => listen.Protocols = HttpProtocols.Http2)
        );
        builder.Logging.AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Warning);
        var hosted = FindHosted(builder.Configuration).ToArray();
        foreach (var module in hosted)
        {
            module.Add(builder);
        }

        var app = builder.Build();
        app.MapServiceDefaults();
        foreach (var module in hosted)
        {
            module.Map(app);
        }

        return app;
    }

    /// <summary>The addresses at which the gateway finds the hosted services.</summary>
    public static IEnumerable<KeyValuePair<string, string?>> FindAddresses(
        IConfiguration configuration,
        string socket
    ) => FindHosted(configuration).Select(m => KeyValuePair.Create(m.Service.AddressKey, (string?)$"unix:{socket}"));

    /// <summary>Makes the socket's secret the service token where none is configured.</summary>
    public static void RequireToken(ConfigurationManager configuration, PrivateSocket socket)
    {
        if (string.IsNullOrEmpty(configuration[ServerOptions.ServiceTokenKey]))
        {
            configuration.AddInMemoryCollection([
                KeyValuePair.Create(ServerOptions.ServiceTokenKey, (string?)socket.Token),
            ]);
        }
    }

    private static IEnumerable<ServiceModule> FindHosted(IConfiguration configuration) =>
        s_modules.Where(m => m.Service.FindAddress(configuration) is null);

    /// <summary>A service with its registrations and its routes.</summary>
    private sealed record ServiceModule(
        ServiceInfo Service,
        Action<WebApplicationBuilder> Add,
        Action<WebApplication> Map
    );
}

using Disclosure.Filing;
using Disclosure.Intake;
using Disclosure.Narrative;
using Disclosure.Rendering;
using Disclosure.ServiceDefaults.Hosting;
using Disclosure.Statistics;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Disclosure.AllInOne;

/// <summary>The five services behind the gateway in one host that listens on a private socket alone.</summary>
internal static class BackServices
{
    private static readonly string[] s_names = ["FILING", "NARRATIVE", "STATISTICS", "RENDERING", "INTAKE"];

    public static WebApplication Build(string[] args, string socket)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.AddServerOptions();
        builder.AddGrpcDefaults();
        builder.WebHost.ConfigureKestrel(kestrel =>
            kestrel.ListenUnixSocket(socket, listen => listen.Protocols = HttpProtocols.Http2)
        );
        builder.Logging.AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Warning);
        builder.AddFiling();
        builder.AddNarrative();
        builder.AddStatistics();
        builder.AddRendering();
        builder.AddIntake();
        var app = builder.Build();
        app.MapServiceDefaults();
        app.MapFiling();
        app.MapNarrative();
        app.MapStatistics();
        app.MapRendering();
        app.MapIntake();
        return app;
    }

    /// <summary>Where the gateway finds them.</summary>
    public static IEnumerable<KeyValuePair<string, string?>> Addresses(string socket) =>
        s_names.Select(n => KeyValuePair.Create($"DISCLOSURE_{n}_ADDRESS", (string?)$"unix:{socket}"));
}

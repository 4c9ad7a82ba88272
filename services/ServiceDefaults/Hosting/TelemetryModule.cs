using System.Net;
using Disclosure.ServiceDefaults.Telemetry;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;

namespace Disclosure.ServiceDefaults.Hosting;

/// <summary>Tells Prometheus, and a collector by OTLP, how a process is, where the settings ask for it.</summary>
public static class TelemetryModule
{
    // Beside the services' own: the runtime, the web server, and the driver of PostgreSQL. None of them says what a caller sent.
    private static readonly string[] s_meters =
    [
        ServiceTelemetry.Prefix + "*",
        "System.Runtime",
        "Microsoft.AspNetCore.Hosting",
        "Microsoft.AspNetCore.Server.Kestrel",
        "Npgsql",
    ];

    // The server's own spans, which have no more than a name and a place in the trace, join those of the services across processes.
    private static readonly string[] s_sources = [ServiceTelemetry.Prefix + "*", "Microsoft.AspNetCore"];

    /// <summary>Registers the meters and sources of the services, and for a process as a whole who is told of them.</summary>
    /// <param name="name">Name of the process, such as "filing".</param>
    public static void AddTelemetry(this WebApplicationBuilder builder, string name)
    {
        builder
            .Services.AddOptions<TelemetryOptions>()
            .BindConfiguration("")
            .ValidateDataAnnotations()
            .ValidateOnStart();
        builder.Services.AddCallTelemetry();
        // Off by default: without the settings nothing is collected.
        if (SettingsReader.TryRead<TelemetryOptions>(builder.Configuration) is not { IsOn: true } options)
        {
            return;
        }

        var telemetry = builder
            .Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService($"disclosure-{name}"))
            .WithMetrics(metrics =>
            {
                metrics.AddMeter(s_meters);
                if (options.MetricsPort is not null)
                {
                    metrics.AddPrometheusExporter();
                }
            });
        if (options.Collector.Length > 0)
        {
            telemetry.WithTracing(traces => traces.AddSource(s_sources)).WithLogging().UseOtlpExporter();
        }

        if (options.MetricsPort is { } port)
        {
            builder.Services.AddSingleton(new MetricsPort(port));
            builder.WebHost.ConfigureKestrel(kestrel =>
                kestrel.Listen(
                    IPAddress.Parse(options.MetricsListen),
                    port,
                    listen => listen.Protocols = HttpProtocols.Http1
                )
            );
        }
    }

    /// <summary>Registers the meters and sources of the services that a process hosts beside others.</summary>
    public static void AddCallTelemetry(this IServiceCollection services) =>
        services.AddMetrics().TryAddSingleton<ServiceTelemetry>();

    /// <summary>Answers <c>/metrics</c> on the port of the settings, and nothing else there. First in the pipeline.</summary>
    public static void UseTelemetry(this IApplicationBuilder app)
    {
        // Of several hosts in a process, one tells of all.
        if (app.ApplicationServices.GetService<MetricsPort>() is not { } port)
        {
            return;
        }

        // By the port of the connection, not by the host header, which callers can write.
        app.MapWhen(
            context => context.Connection.LocalPort == port.Number,
            metrics =>
            {
                metrics.UseOpenTelemetryPrometheusScrapingEndpoint();
                metrics.Run(context =>
                {
                    context.Response.StatusCode = StatusCodes.Status404NotFound;
                    return Task.CompletedTask;
                });
            }
        );
    }

    /// <summary>The port on which this host answers <c>/metrics</c>.</summary>
    private sealed record MetricsPort(int Number);
}

using System.Net;
using Disclosure.ServiceDefaults.Hosting.Tls;
using Disclosure.ServiceDefaults.Rpc;
using Disclosure.ServiceDefaults.Storage;
using Disclosure.ServiceDefaults.Telemetry;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Disclosure.ServiceDefaults.Hosting;

/// <summary>What every service process has: one gRPC port, limits, health, reflection, and a console log.</summary>
public static class ServiceDefaultsModule
{
    /// <summary>Largest message, in bytes: the largest document (20 MiB) and what surrounds it.</summary>
    /// <remarks>Both directions have the same limit.</remarks>
    public const int MaxMessageBytes = 24 * 1024 * 1024;

    /// <summary>
    /// The name by which the health service is asked whether the process lives, which depends on nothing. The empty name asks whether
    /// it is ready, its database included.
    /// </summary>
    public const string Liveness = "liveness";

    private const int StreamWindowBytes = 256 * 1024;

    // The check that depends on nothing.
    private const string Self = "self";

    // Calls in flight have that long to end after SIGTERM; then their connections are closed. Orchestrators wait 10 s or more.
    private static readonly TimeSpan s_drainTime = TimeSpan.FromSeconds(7);

    /// <summary>Prepares a process that runs one service: settings, log, gRPC, and the port of the service.</summary>
    public static void AddServiceDefaults(this WebApplicationBuilder builder, ServiceInfo service)
    {
        builder
            .AddServerOptions()
            .Validate(
                o => !IPAddress.TryParse(o.Listen, out var on) || IPAddress.IsLoopback(on) || o.ServiceToken.Length > 0,
                "Beyond loopback a service needs DISCLOSURE_SERVICE_TOKEN."
            )
            .Validate(
                o => o.ServiceAuthorities.Length == 0 || o.HasTls,
                "DISCLOSURE_SERVICE_CA needs DISCLOSURE_TLS_CERTIFICATE and DISCLOSURE_TLS_KEY: a service that asks for certificates has one."
            );
        builder.AddGrpcDefaults();
        builder.AddTelemetry(service.Name);
        builder.WebHost.ConfigureListening<ServerOptions>(
            (kestrel, server, _) =>
                // HTTP/2 alone: gRPC needs nothing else.
                kestrel.Listen(
                    server,
                    server.Port ?? service.Port,
                    HttpProtocols.Http2,
                    server.ServiceAuthorities.Length > 0
                        ? new(server.ServiceAuthorities, server.ServicePeerList)
                        : CallerCertificates.None
                )
        );
    }

    /// <summary>Maps the standard health and reflection services.</summary>
    public static void MapServiceDefaults(this WebApplication app)
    {
        app.UseTelemetry();
        app.MapGrpcHealthChecksService();
        app.MapGrpcReflectionService();
    }

    /// <summary>Binds the settings of a process, validates them at start, and sets up the console log.</summary>
    public static OptionsBuilder<ServerOptions> AddServerOptions(this WebApplicationBuilder builder)
    {
        // Files that the process writes are readable by their owner alone.
        OwnerOnlyFiles.Apply();
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            // Tells nobody which server this is.
            kestrel.AddServerHeader = false;
            // Uploads that wait for room fill their streams' windows; together they must leave the connection's open for the others.
            kestrel.Limits.Http2.InitialStreamWindowSize = StreamWindowBytes;
            kestrel.Limits.Http2.InitialConnectionWindowSize =
                StreamWindowBytes * kestrel.Limits.Http2.MaxStreamsPerConnection;
            kestrel.Limits.MaxRequestBodySize = MaxMessageBytes;
        });
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = s_drainTime);
        builder.Logging.AddConsoleLines(builder.Configuration);
        return builder
            .Services.AddOptions<ServerOptions>()
            .BindConfiguration("")
            .ValidateDataAnnotations()
            .ValidateOnStart();
    }

    /// <summary>Adds gRPC with limits on messages, the service token, health and reflection.</summary>
    public static void AddGrpcDefaults(this WebApplicationBuilder builder)
    {
        builder.Services.AddGrpc(grpc =>
        {
            grpc.MaxReceiveMessageSize = MaxMessageBytes;
            grpc.MaxSendMessageSize = MaxMessageBytes;
            grpc.Interceptors.Add<CallTelemetryInterceptor>();
            // Telemetry first, so that refusals by the token are counted too.
            grpc.Interceptors.Add<ServiceTokenInterceptor>();
        });
        builder.Services.AddCallTelemetry();
        builder.Services.AddSingleton(services => new ServiceTokenInterceptor(
            services.GetRequiredService<IOptions<ServerOptions>>().Value.ServiceToken
        ));
        builder.Services.AddGrpcReflection();
        builder
            .Services.AddGrpcHealthChecks(health =>
            {
                health.Services.Map(Liveness, check => check.Name == Self);
                // A service is asked for by its name: it is ready where its own database is.
                foreach (var name in ServiceCatalog.Backends.Select(s => s.Name))
                {
                    var storage = StorageHealthCheck.NameOf(name);
                    // The process itself and its own database; others do not matter to it.
                    health.Services.Map(name, check => check.Name == Self || check.Name == storage);
                }
            })
            .AddCheck(Self, () => HealthCheckResult.Healthy());
    }

    /// <summary>Adds the interceptors of a gRPC class: errors as google.rpc.Status, and REQUIRED fields. Its module maps it.</summary>
    public static void AddRpc<TService>(this IHostApplicationBuilder builder)
        where TService : class =>
        builder
            .Services.AddGrpc()
            .AddServiceOptions<TService>(grpc =>
            {
                grpc.Interceptors.Add<ApiErrorInterceptor>();
                grpc.Interceptors.Add<RequiredFieldsInterceptor>();
            });
}

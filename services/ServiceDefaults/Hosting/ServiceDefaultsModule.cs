using System.Net;
using Disclosure.ServiceDefaults.Rpc;
using Disclosure.ServiceDefaults.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Disclosure.ServiceDefaults.Hosting;

/// <summary>What every service process has: one gRPC port, limits, health, reflection, and a console log.</summary>
public static class ServiceDefaultsModule
{
    /// <summary>Largest message, in bytes: the largest document (20 MiB) and what surrounds it.</summary>
    public const int MaxMessageBytes = 24 * 1024 * 1024;

    /// <summary>The setting that overrides a service's port.</summary>
    public const string PortKey = "DISCLOSURE_PORT";

    /// <summary>Prepares a process that runs one service: settings, log, gRPC, and the port of the service.</summary>
    public static void AddServiceDefaults(this WebApplicationBuilder builder, ServiceInfo service)
    {
        builder
            .AddServerOptions()
            .Validate(
                o => IPAddress.IsLoopback(o.Address) || o.ServiceToken.Length > 0,
                "Beyond loopback a service needs DISCLOSURE_SERVICE_TOKEN."
            );
        builder.AddGrpcDefaults();
        builder.WebHost.ConfigureKestrel(
            (context, kestrel) =>
                kestrel.Listen(
                    ServerOptions.From(context.Configuration),
                    context.Configuration.GetValue(PortKey, service.Port),
                    HttpProtocols.Http2
                )
        );
    }

    /// <summary>Maps the standard health and reflection services.</summary>
    public static void MapServiceDefaults(this WebApplication app)
    {
        app.MapGrpcHealthChecksService();
        app.MapGrpcReflectionService();
    }

    /// <summary>Binds the settings of a process, validates them at start, and sets up the console log.</summary>
    public static OptionsBuilder<ServerOptions> AddServerOptions(this WebApplicationBuilder builder)
    {
        OwnerOnlyFiles.Apply();
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MaxMessageBytes;
        });
        builder.Logging.AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.UseUtcTimestamp = true;
            console.TimestampFormat = "yyyy-MM-ddTHH:mm:ss.fffZ ";
        });
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        builder.Logging.AddFilter("Grpc", LogLevel.Warning);
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
            grpc.Interceptors.Add<ServiceTokenInterceptor>(ServerOptions.From(builder.Configuration).ServiceToken);
        });
        builder.Services.AddGrpcReflection();
        builder.Services.AddGrpcHealthChecks().AddCheck("self", () => HealthCheckResult.Healthy());
    }

    /// <summary>Adds the interceptors of a gRPC class: errors in the service's domain, and REQUIRED fields. Its module maps it.</summary>
    public static void AddRpc<TService>(this IHostApplicationBuilder builder, ServiceInfo service)
        where TService : class =>
        builder
            .Services.AddGrpc()
            .AddServiceOptions<TService>(grpc =>
            {
                grpc.Interceptors.Add<ApiErrorInterceptor>(service.ErrorDomain);
                grpc.Interceptors.Add<RequiredFieldsInterceptor>();
            });
}

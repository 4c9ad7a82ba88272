using System.Net;
using Disclosure.ServiceDefaults.Rpc;
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

/// <summary>What every service process has: one gRPC port, limits, health, reflection, a log on the console.</summary>
public static class ServiceDefaultsModule
{
    /// <summary>Largest message, above the largest document (20 MiB) with its envelope.</summary>
    public const int MaxMessageBytes = 24 * 1024 * 1024;

    /// <summary>The setting of a service's port.</summary>
    public const string PortKey = "DISCLOSURE_PORT";

    /// <summary>Prepares a service's process.</summary>
    /// <param name="port">Its port, where DISCLOSURE_PORT does not say another.</param>
    public static void AddServiceDefaults(this WebApplicationBuilder builder, int port)
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
                    context.Configuration.GetValue(PortKey, port),
                    HttpProtocols.Http2
                )
        );
    }

    /// <summary>Health and reflection, as standard tools ask for them.</summary>
    public static void MapServiceDefaults(this WebApplication app)
    {
        app.MapGrpcHealthChecksService();
        app.MapGrpcReflectionService();
    }

    /// <summary>The settings of a process, checked at start, and its console log.</summary>
    public static OptionsBuilder<ServerOptions> AddServerOptions(this WebApplicationBuilder builder)
    {
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

    /// <summary>gRPC with limits, the service's token asked on everything but health, health and reflection.</summary>
    public static void AddGrpcDefaults(this WebApplicationBuilder builder)
    {
        builder.Services.AddGrpc(grpc =>
        {
            grpc.MaxReceiveMessageSize = MaxMessageBytes;
            grpc.MaxSendMessageSize = MaxMessageBytes;
            grpc.Interceptors.Add<ServiceTokenInterceptor>();
        });
        builder.Services.AddGrpcReflection();
        builder.Services.AddGrpcHealthChecks().AddCheck("self", () => HealthCheckResult.Healthy());
    }

    /// <summary>A service's faults and required fields; the service itself is mapped by its module.</summary>
    /// <param name="name">The service's name, such as <c>narrative</c>; its errors are of the domain <c>narrative.disclosure</c>.</param>
    public static void AddRpc<TService>(this IHostApplicationBuilder builder, string name)
        where TService : class =>
        builder
            .Services.AddGrpc()
            .AddServiceOptions<TService>(grpc =>
            {
                grpc.Interceptors.Add<ApiErrorInterceptor>($"{name}.disclosure");
                grpc.Interceptors.Add<RequiredFieldsInterceptor>();
            });
}

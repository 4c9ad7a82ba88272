using Disclosure.Form;
using Disclosure.Gateway.Access;
using Disclosure.Gateway.Clients;
using Disclosure.Gateway.OpenApi;
using Disclosure.Gateway.Rpc;
using Disclosure.Gateway.Views;
using Disclosure.ServiceDefaults.Hosting;
using Disclosure.ServiceDefaults.Rpc;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace Disclosure.Gateway;

/// <summary>Everything that the gateway is made of.</summary>
public static class GatewayModule
{
    // Above the largest document, so that one that is too large is refused in words and not by a broken connection.
    private const int MaxRequestBytes = 32 * 1024 * 1024;

    public static void AddGateway(this WebApplicationBuilder builder)
    {
        builder.AddServerOptions();
        builder.Services.AddOptions<GatewayOptions>().BindConfiguration("").ValidateDataAnnotations().ValidateOnStart();
        builder.WebHost.ConfigureKestrel((context, kestrel) => Listen(context.Configuration, kestrel));
        builder
            .Services.AddGrpc(grpc =>
            {
                grpc.MaxReceiveMessageSize = MaxRequestBytes;
                grpc.MaxSendMessageSize = ServiceDefaultsModule.MaxMessageBytes;
            })
            .AddServiceOptions<DisclosureRpc>(grpc =>
            {
                grpc.Interceptors.Add<ApiErrorInterceptor>(StatusWriter.Domain);
                grpc.Interceptors.Add<RequiredFieldsInterceptor>();
            })
            .AddJsonTranscoding(json => json.TypeRegistry = StatusWriter.Details);
        builder.Services.AddGrpcReflection();
        builder.Services.AddGrpcHealthChecks().AddCheck("self", () => HealthCheckResult.Healthy());
        builder.Services.AddClients();
        builder
            .Services.AddSingleton<AccessToken>()
            .AddSingleton<CallForwarding>()
            .AddSingleton(_ => EditionCatalog.Load(builder.Configuration["DISCLOSURE_EDITIONS"]))
            .AddSingleton<ReportView>()
            .AddSingleton<DocumentReader>()
            .AddSingleton<DocumentOwners>()
            .AddSingleton<Offices>()
            .AddSingleton<ProseContext>()
            .AddSingleton<Judge>()
            .AddSingleton<Comparables>()
            .AddSingleton<ReportCharts>()
            .AddSingleton<RevisionFeed>()
            .AddSingleton<IRevisionSource, NarrativeRevisions>()
            .AddSingleton<IRevisionSource, StatisticsRevisions>()
            .AddSingleton<OpenApiDocument>();
    }

    public static void MapGateway(this WebApplication app)
    {
        app.UseMiddleware<ErrorMiddleware>();
        app.UseMiddleware<BearerMiddleware>();
        app.UseRouting();
        app.MapGrpcService<DisclosureRpc>();
        app.MapGrpcHealthChecksService();
        app.MapGrpcReflectionService();
        app.MapGet("/healthz", () => Results.Text("ok"));
        app.MapGet("/readyz", Readiness.AnswerAsync);
        app.MapGet("/openapi/v1.json", (OpenApiDocument document) => Results.Bytes(document.Json, "application/json"));
    }

    /// <summary>Serves until stopped, showing the token where nobody set one; --health asks the running gateway instead.</summary>
    public static Task<int> RunGatewayAsync(this WebApplication app, string[] args)
    {
        var token = app.Services.GetRequiredService<AccessToken>();
        app.Lifetime.ApplicationStarted.Register(() =>
        {
            if (token.IsGenerated)
            {
                // To the person at the console, never to the log.
                Console.WriteLine($"DISCLOSURE_TOKEN={token.Value}");
            }
        });
        var port = app.Services.GetRequiredService<IOptions<GatewayOptions>>().Value.GrpcPort;
        return app.RunServiceAsync(args, port);
    }

    private static void Listen(IConfiguration configuration, KestrelServerOptions kestrel)
    {
        var server = ServerOptions.From(configuration);
        var gateway = configuration.Get<GatewayOptions>() ?? new();
        kestrel.Limits.MaxRequestBodySize = MaxRequestBytes;
        kestrel.Listen(server, gateway.HttpPort, server.HasTls ? HttpProtocols.Http1AndHttp2 : HttpProtocols.Http1);
        kestrel.Listen(server, gateway.GrpcPort, HttpProtocols.Http2);
    }
}

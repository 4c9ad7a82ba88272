using Disclosure.Form;
using Disclosure.Gateway.Access;
using Disclosure.Gateway.Access.Oidc;
using Disclosure.Gateway.Admission;
using Disclosure.Gateway.Authorization;
using Disclosure.Gateway.Clients;
using Disclosure.Gateway.Composition;
using Disclosure.Gateway.Documents;
using Disclosure.Gateway.Duties;
using Disclosure.Gateway.HttpSemantics;
using Disclosure.Gateway.Journal;
using Disclosure.Gateway.JsonRequests;
using Disclosure.Gateway.Log;
using Disclosure.Gateway.Narratives;
using Disclosure.Gateway.OpenApi;
using Disclosure.Gateway.Publications;
using Disclosure.Gateway.Rates;
using Disclosure.Gateway.Rectifications;
using Disclosure.Gateway.Regions;
using Disclosure.Gateway.Reports;
using Disclosure.Gateway.Requests;
using Disclosure.Gateway.Workflow;
using Disclosure.ServiceDefaults.Admission;
using Disclosure.ServiceDefaults.Hosting;
using Disclosure.ServiceDefaults.Hosting.Tls;
using Disclosure.ServiceDefaults.Telemetry;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace Disclosure.Gateway;

/// <summary>Registers and maps everything that the gateway consists of.</summary>
public static class GatewayModule
{
    // Above the largest document, so that a larger one is refused with an error and not by a broken connection.
    private const int MaxRequestBytes = 32 * 1024 * 1024;

    // The health check of the gateway itself; the services behind it are the business of /readyz.
    private const string Self = "self";

    /// <summary>Registers everything; settings are validated at start.</summary>
    public static void AddGateway(this WebApplicationBuilder builder)
    {
        builder.AddServerOptions();
        builder.Services.AddOptions<GatewayOptions>().BindConfiguration("").ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton<IValidateOptions<GatewayOptions>, ServiceAddressValidator>();
        builder.Services.AddSingleton<IValidateOptions<GatewayOptions>, CertificateSettingsValidator>();
        builder.WebHost.ConfigureListening<GatewayOptions>(Listen);
        builder.AddTelemetry(ServiceCatalog.Gateway.Name);
        var grpc = builder
            .Services.AddGrpc(grpc =>
            {
                // Its route for unknown services would take any path of two segments from the JSON paths, and their 405 with it.
                grpc.IgnoreUnknownServices = true;
                grpc.Interceptors.Add<CallTelemetryInterceptor>();
                grpc.MaxReceiveMessageSize = MaxRequestBytes;
                grpc.MaxSendMessageSize = ServiceDefaultsModule.MaxMessageBytes;
            })
            // Error details in JSON are Any messages, whose types the registry resolves.
            .AddJsonTranscoding(json =>
            {
                json.TypeRegistry = StatusWriter.Details;
                // As the JSON mapping of protobuf asks for: numbers of JavaScript do not hold them all.
                json.JsonSettings.WriteInt64sAsStrings = true;
            });
        foreach (var service in PublicService.All)
        {
            service.Configure(grpc);
        }

        // Reflection names every mapped service, so that grpcurl and buf curl need no proto files.
        builder.Services.AddGrpcReflection();
        builder
            .Services.AddGrpcHealthChecks(health =>
            {
                // A client may ask for the health of the service that it uses, by its full name.
                foreach (var service in PublicService.All)
                {
                    health.Services.Map(service.Contract.FullName, check => check.Name == Self);
                }
            })
            .AddCheck(Self, () => HealthCheckResult.Healthy());
        builder.AddStartupData(
            EditionCatalog.Setting,
            _ => EditionCatalog.Load(builder.Configuration[EditionCatalog.Setting])
        );
        builder.Services.AddCompression();
        builder.AddOidc();
        builder.Services.AddOptions<RateOptions>().BindConfiguration("").ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton<CallRates>().AddSingleton<CallTurns>().AddSingleton<OpenRates>();
        builder.Services.AddClients();
        builder.Services.AddComposition();
        builder
            .Services.AddSingleton<AccessToken>()
            .AddSingleton<CredentialReader>()
            .AddSingleton<CallerAuthenticator>()
            .AddSingleton<AgencyPaths>()
            .AddSingleton<AccessGate>()
            .AddSingleton<StandingAccess>()
            .AddSingleton<CallOptionsFactory>()
            .AddSingleton<RequestKeyUses>()
            .AddSingleton<GatewayMeter>()
            .AddSingleton<AccessJournal>()
            .AddHostedService<AccessJournalWriter>()
            .AddSingleton(services => new UploadBudget(
                services.GetRequiredService<IOptions<GatewayOptions>>().Value.MaxHeldBytes,
                UploadMiddleware.Patience,
                UploadMiddleware.Busy,
                services.GetRequiredService<TimeProvider>()
            ))
            .AddSingleton(_ => new OpenApiDocument(
                [.. PublicService.All.Select(s => s.Contract)],
                AnonymousPaths.Contains
            ));
    }

    // What several rpc classes share, and what each of them is made of.
    // All of it is without state of a request, so one instance serves all.
    private static void AddComposition(this IServiceCollection services) =>
        services
            .AddSingleton<CountedReportsReader>()
            .AddSingleton<ProseContextFactory>()
            .AddSingleton<ReportChecker>()
            .AddSingleton<DocumentChecker>()
            .AddSingleton<TaskFindingCounter>()
            .AddSingleton<NumberBinder>()
            .AddSingleton<NarrativeStartComposer>()
            .AddSingleton<NarrativeReader>()
            .AddSingleton<ReportSubmission>()
            .AddSingleton<ReportPublisher>()
            .AddSingleton<ReportMarks>()
            .AddSingleton<RectificationChecker>()
            .AddSingleton<ReportReader>()
            .AddSingleton<ReportCreator>()
            .AddSingleton<RevisionHistory>()
            .AddSingleton<IRevisionSource, NarrativeRevisionSource>()
            .AddSingleton<IRevisionSource, StatisticsRevisionSource>()
            .AddSingleton<DocumentReader>()
            .AddSingleton<CheckedReader>()
            .AddSingleton<DocumentImporter>()
            .AddSingleton<ReportImporter>()
            .AddSingleton<ArchiveImporter>()
            .AddSingleton<ReportCharts>()
            .AddSingleton<RenderRequestComposer>()
            .AddSingleton<ReportRenderer>()
            .AddSingleton<ComparedYears>()
            .AddSingleton<RegionBundler>()
            .AddSingleton<EventFollower>();

    /// <summary>Builds the pipeline: errors outermost, then access, then routing, so that strangers learn nothing about paths.</summary>
    public static void MapGateway(this WebApplication app)
    {
        app.UseTelemetry();
        // Outermost, so that whatever is answered has its id and its line in the log.
        app.UseMiddleware<RequestIdMiddleware>();
        app.UseMiddleware<AccessLogMiddleware>();
        // What follows sees gRPC-Web as gRPC.
        app.UseGrpcWeb(new() { DefaultEnabled = true });
        app.UseResponseCompression();
        app.UseMiddleware<ErrorMiddleware>();
        app.UseMiddleware<CallerMiddleware>();
        app.UseMiddleware<RateMiddleware>();
        app.UseMiddleware<HttpMethodMiddleware>();
        // Uploads wait for room before they take a turn.
        app.UseMiddleware<UploadMiddleware>();
        app.UseMiddleware<BusyMiddleware>();
        app.UseRequestDecompression();
        app.UseRouting();
        app.UseMiddleware<StrictJsonMiddleware>();
        app.UseMiddleware<JsonLinesMiddleware>();
        foreach (var service in PublicService.All)
        {
            service.Map(app);
        }

        app.MapGrpcHealthChecksService();
        app.MapGrpcReflectionService();
        app.MapGet("/healthz", () => Results.Text("ok"));
        app.MapGet("/readyz", ReadinessEndpoint.AnswerAsync);
        app.MapGet("/openapi/v1.json", (OpenApiDocument document) => Results.Bytes(document.Json, "application/json"));
        app.MapPost(WitnessEndpoint.Path, WitnessEndpoint.AnswerAsync);
        app.MapReferencePage();
    }

    /// <summary>
    /// Serves until stopped, and prints the token where none is configured. --health asks the running gateway instead, --openapi prints the
    /// contract as OpenAPI and ends.
    /// </summary>
    public static Task<int> RunGatewayAsync(this WebApplication app, string[] args)
    {
        if (args.Contains("--openapi"))
        {
            using var output = Console.OpenStandardOutput();
            output.Write(app.Services.GetRequiredService<OpenApiDocument>().Json);
            return Task.FromResult(0);
        }

        app.Lifetime.ApplicationStarted.Register(() =>
        {
            var token = app.Services.GetRequiredService<AccessToken>();
            if (token.IsGenerated)
            {
                // On the console, never in the log.
                Console.WriteLine($"DISCLOSURE_TOKEN={token.Value}");
            }
        });
        return app.RunServiceAsync(
            args,
            () => app.Services.GetRequiredService<IOptions<GatewayOptions>>().Value.GrpcPort
        );
    }

    // JSON on HTTP/1.1 and gRPC on HTTP/2 have ports of their own; TLS lets one port negotiate both.
    private static void Listen(KestrelServerOptions kestrel, ServerOptions server, GatewayOptions gateway)
    {
        kestrel.Limits.MaxRequestBodySize = MaxRequestBytes;
        // A certificate says who calls; without one a bearer token does.
        var callers = new CallerCertificates(gateway.ClientAuthorities, Names: null);
        kestrel.Listen(
            server,
            gateway.HttpPort,
            server.HasTls ? HttpProtocols.Http1AndHttp2 : HttpProtocols.Http1,
            callers
        );
        kestrel.Listen(server, gateway.GrpcPort, HttpProtocols.Http2, callers);
    }
}

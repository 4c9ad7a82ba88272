using Disclosure.ServiceDefaults.Hosting;
using Disclosure.ServiceDefaults.Hosting.Tls;
using Google.Protobuf.Reflection;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Grpc.Health.V1;
using Grpc.Net.Client;
using Grpc.Net.Client.Configuration;
using Microsoft.Extensions.Options;

namespace Disclosure.Gateway.Clients;

/// <summary>Registers one channel per service, shared by its client and its readiness check.</summary>
internal static class ClientsModule
{
    // gRPC errors travel in headers; the default of 64 KB is too small for two hundred violations.
    // An error of two hundred violations travels in the trailers; one above the limit breaks the connection under all calls.
    private const int MaxHeaderKilobytes = 512;

    private static readonly TimeSpan s_connectTimeout = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan s_pingDelay = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan s_pingTimeout = TimeSpan.FromSeconds(5);

    /// <summary>Registers a channel and a dependency for each of the five services, and the clients of its contracts.</summary>
    public static void AddClients(this IServiceCollection services)
    {
        services
            .AddBackend(
                ServiceCatalog.Filing,
                FilingV1.FilingReflection.Descriptor,
                FilingV1.WorkflowReflection.Descriptor,
                FilingV1.AccessReflection.Descriptor,
                FilingV1.DutyReflection.Descriptor,
                FilingV1.LogReflection.Descriptor,
                FilingV1.PublicationReflection.Descriptor,
                FilingV1.WebhookReflection.Descriptor,
                FilingV1.RulePackReflection.Descriptor,
                FilingV1.RectificationReflection.Descriptor,
                FilingV1.OwnedRowReflection.Descriptor
            )
            .AddClient(c => new FilingV1.FilingService.FilingServiceClient(c))
            .AddClient(c => new FilingV1.WorkflowService.WorkflowServiceClient(c))
            .AddClient(c => new FilingV1.AccessService.AccessServiceClient(c))
            .AddClient(c => new FilingV1.DutyService.DutyServiceClient(c))
            .AddClient(c => new FilingV1.LogService.LogServiceClient(c))
            .AddClient(c => new FilingV1.PublicationService.PublicationServiceClient(c))
            .AddClient(c => new FilingV1.WebhookService.WebhookServiceClient(c))
            .AddClient(c => new FilingV1.WitnessService.WitnessServiceClient(c))
            .AddClient(c => new FilingV1.RulePackService.RulePackServiceClient(c))
            .AddClient(c => new FilingV1.RectificationService.RectificationServiceClient(c))
            .AddClient(c => new FilingV1.OwnedRowService.OwnedRowServiceClient(c));
        services
            .AddBackend(ServiceCatalog.Narrative, NarrativeV1.NarrativeReflection.Descriptor)
            .AddClient(c => new NarrativeV1.NarrativeService.NarrativeServiceClient(c));
        services
            .AddBackend(ServiceCatalog.Statistics, StatisticsV1.StatisticsReflection.Descriptor)
            .AddClient(c => new StatisticsV1.StatisticsService.StatisticsServiceClient(c));
        services
            .AddBackend(ServiceCatalog.Rendering, RenderingV1.RenderingReflection.Descriptor)
            .AddClient(c => new RenderingV1.RenderingService.RenderingServiceClient(c));
        services
            .AddBackend(ServiceCatalog.Intake, IntakeV1.IntakeReflection.Descriptor)
            .AddClient(c => new IntakeV1.IntakeService.IntakeServiceClient(c));
    }

    // One channel a service, shared by all its contracts and by its health check.
    private static Backend AddBackend(
        this IServiceCollection services,
        ServiceInfo service,
        params FileDescriptor[] contracts
    )
    {
        var name = service.Name;
        // Keyed by the service's name; opened when first asked for.
        services.AddKeyedSingleton(name, (provider, _) => OpenChannel(provider, service, contracts));
        // Interceptors run from the outside in: the service token is added last, nearest to the wire. One breaker guards the service.
        services.AddKeyedSingleton<CallInvoker>(
            name,
            (provider, _) =>
            {
                var token = provider.GetRequiredService<IOptions<ServerOptions>>().Value.ServiceToken;
                return provider
                    .GetRequiredKeyedService<GrpcChannel>(name)
                    .Intercept(CreateInterceptor(provider, name))
                    .Intercept(headers => WithToken(headers, token));
            }
        );
        services.AddKeyedSingleton(
            name,
            (provider, _) =>
                new ServiceDependency(
                    name,
                    new Health.HealthClient(provider.GetRequiredKeyedService<GrpcChannel>(name))
                )
        );
        services.AddSingleton(provider => provider.GetRequiredKeyedService<ServiceDependency>(name));
        services.AddKeyedSingleton(
            name,
            (provider, _) =>
                new DependencyCircuit(
                    provider.GetRequiredKeyedService<ServiceDependency>(name),
                    provider.GetRequiredService<TimeProvider>()
                )
        );
        return new(services, name);
    }

    // A client is made once and is safe for all requests at a time.
    private static Backend AddClient<TClient>(this Backend backend, Func<CallInvoker, TClient> create)
        where TClient : class
    {
        backend.Services.AddSingleton(provider => create(provider.GetRequiredKeyedService<CallInvoker>(backend.Name)));
        return backend;
    }

    // One interceptor a channel; its circuit is that of the service.
    private static DependencyInterceptor CreateInterceptor(IServiceProvider provider, string service) =>
        new(
            service,
            provider.GetRequiredKeyedService<DependencyCircuit>(service),
            provider.GetRequiredService<ILogger<DependencyInterceptor>>()
        );

    // All calls of a request share one set of headers, so it is copied and not changed.
    private static Metadata WithToken(Metadata headers, string token)
    {
        if (token.Length == 0)
        {
            return headers;
        }

        var copy = new Metadata { { "authorization", $"Bearer {token}" } };
        foreach (var header in headers)
        {
            copy.Add(header);
        }

        return copy;
    }

    // A channel reconnects by itself, so services start and restart in any order.
    private static GrpcChannel OpenChannel(IServiceProvider provider, ServiceInfo service, FileDescriptor[] contracts)
    {
        // Without a setting the service is expected on its default port of this machine.
        var address = service.FindAddress(provider.GetRequiredService<IConfiguration>()) ?? service.DefaultAddress;
        // A second connection opens when the first has as many streams as the server allows.
        // Pings tell a service that is frozen, or a network that swallows packets, from one that takes its time.
        var handler = new SocketsHttpHandler
        {
            EnableMultipleHttp2Connections = true,
            ConnectTimeout = s_connectTimeout,
#pragma warning disable CA2262 // Kilobytes are meant.
            MaxResponseHeadersLength = MaxHeaderKilobytes,
#pragma warning restore CA2262
            // Only while calls are open: an idle connection costs nothing.
            KeepAlivePingPolicy = HttpKeepAlivePingPolicy.WithActiveRequests,
            KeepAlivePingDelay = s_pingDelay,
            KeepAlivePingTimeout = s_pingTimeout,
        };
        handler.UseServiceCertificates(
            provider.GetRequiredService<IOptions<ServerOptions>>().Value,
            service.Name,
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<GrpcChannel>>()
        );
        var channel = new GrpcChannelOptions
        {
            HttpHandler = handler,
            DisposeHttpClient = true,
            // Documents and pictures travel in one message, above the 4 MiB that gRPC allows by default.
            MaxReceiveMessageSize = ServiceDefaultsModule.MaxMessageBytes,
            MaxSendMessageSize = ServiceDefaultsModule.MaxMessageBytes,
            ServiceConfig = new() { MethodConfigs = { RetriedReads(contracts) } },
        };
        // A socket file needs no host; the name in the URL only shows in logs.
        // Unix sockets: gRPC needs a URL with a host, whatever stands there.
        if (address.StartsWith("unix:", StringComparison.Ordinal))
        {
            handler.ConnectCallback = UnixSocketConnector.Create(address["unix:".Length..]);
            return GrpcChannel.ForAddress($"http://{service.Name}", channel);
        }

        return GrpcChannel.ForAddress(address, channel);
    }

    // The contract says which calls may be sent twice. Writes are repeated by the caller, who holds the request_id.
    private static MethodConfig RetriedReads(FileDescriptor[] contracts)
    {
        var reads = new MethodConfig
        {
            // UNAVAILABLE alone: the call reached no method, or the service is restarting. Three attempts take less than a second.
            RetryPolicy = new()
            {
                MaxAttempts = 3,
                InitialBackoff = TimeSpan.FromMilliseconds(50),
                MaxBackoff = TimeSpan.FromMilliseconds(500),
                BackoffMultiplier = 2,
                RetryableStatusCodes = { StatusCode.Unavailable },
            },
        };
        // By the descriptors: a new read is retried without a change here.
        foreach (var service in contracts.SelectMany(c => c.Services))
        {
            foreach (var method in service.Methods.Where(IsRead))
            {
                reads.Names.Add(new MethodName { Service = service.FullName, Method = method.Name });
            }
        }

        return reads;
    }

    // Reads carry idempotency_level = NO_SIDE_EFFECTS in the contract.
    private static bool IsRead(MethodDescriptor method) =>
        method.GetOptions()?.IdempotencyLevel == MethodOptions.Types.IdempotencyLevel.NoSideEffects;

    /// <summary>A service while its clients are registered.</summary>
    private sealed record Backend(IServiceCollection Services, string Name);
}

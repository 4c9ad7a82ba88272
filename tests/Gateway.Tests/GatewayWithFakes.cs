using System.Net.Http.Headers;
using Disclosure.Gateway.Tests.Fakes;
using Disclosure.ServiceDefaults.Hosting;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Disclosure.Gateway.Tests;

/// <summary>A gateway before fake services, called through a real channel.</summary>
public sealed class GatewayWithFakes : WebApplicationFactory<GatewayOptions>
{
    private readonly Lazy<CallInvoker> _invoker;

    public GatewayWithFakes() => _invoker = new(() => InvokerOf(GatewayAlone.Token));

    internal FakeServices Fakes { get; } = new();

    /// <summary>The gateway's clock; null: that of the machine.</summary>
    public TimeProvider? Clock { get; init; }

    /// <summary>Where the log goes beside the console; null: nowhere.</summary>
    public ILoggerProvider? Logs { get; init; }

    /// <summary>Settings beside those that every test has.</summary>
    public IDictionary<string, string> Settings { get; } = new Dictionary<string, string>();

    internal CallRecorder Recorder => Fakes.Recorder;

    /// <summary>A JSON caller with the token.</summary>
    public HttpClient Http
    {
        get
        {
            var client = CreateClient();
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", GatewayAlone.Token);
            return client;
        }
    }

    /// <summary>A gRPC caller with the token.</summary>
    public CallInvoker Invoker => _invoker.Value;

    public PublicV1.ReportService.ReportServiceClient Reports => new(Invoker);

    public PublicV1.DocumentService.DocumentServiceClient Documents => new(Invoker);

    public PublicV1.NarrativeService.NarrativeServiceClient Narratives => new(Invoker);

    public PublicV1.StatisticsService.StatisticsServiceClient Statistics => new(Invoker);

    public PublicV1.RegionService.RegionServiceClient Regions => new(Invoker);

    public PublicV1.WorkflowService.WorkflowServiceClient Workflow => new(Invoker);

    /// <summary>A gRPC caller with a token of its own.</summary>
    public CallInvoker InvokerOf(string token) =>
        GrpcChannel
            .ForAddress(Server.BaseAddress, new() { HttpHandler = Server.CreateHandler() })
            .Intercept(_ => new Metadata { { "authorization", $"Bearer {token}" } });

    /// <summary>The error of a call, its reason read from the details.</summary>
    public static async Task<(StatusCode Code, string Reason)> ErrorOfAsync(Func<Task> call)
    {
        var error = await Assert.ThrowsAsync<RpcException>(call);
        return (error.StatusCode, error.GetRpcStatus()?.GetDetail<Google.Rpc.ErrorInfo>()?.Reason ?? "");
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseContentRoot(AppContext.BaseDirectory);
        builder.UseSetting("DISCLOSURE_TOKEN", GatewayAlone.Token);
        foreach (var (name, value) in Settings)
        {
            builder.UseSetting(name, value);
        }

        builder.ConfigureTestServices(services =>
        {
            if (Logs is not null)
            {
                services.AddSingleton(Logs);
            }

            if (Clock is not null)
            {
                services.AddSingleton(Clock);
            }

            foreach (var name in ServiceCatalog.Backends.Select(s => s.Name))
            {
                services.AddKeyedSingleton(
                    name,
                    (_, _) =>
                        GrpcChannel.ForAddress(
                            $"http://{name}",
                            new() { HttpHandler = Fakes.CreateHandler(), MaxReceiveMessageSize = null }
                        )
                );
            }
        });
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing)
        {
            Fakes.Dispose();
        }
    }
}

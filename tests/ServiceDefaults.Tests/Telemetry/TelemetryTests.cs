using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using Disclosure.ServiceDefaults.Hosting;
using Disclosure.Testing;
using Grpc.Health.V1;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;

namespace Disclosure.ServiceDefaults.Tests.Telemetry;

/// <summary>What a service tells Prometheus, and its place in a trace.</summary>
public sealed class TelemetryTests : IAsyncLifetime
{
    private readonly int _port = Ports.Free();
    private readonly int _metrics = Ports.Free();
    private WebApplication _service = null!;

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateBuilder([
            $"--DISCLOSURE_PORT={_port}",
            $"--DISCLOSURE_METRICS_PORT={_metrics}",
        ]);
        builder.AddServiceDefaults(new("trial", 0));
        _service = builder.Build();
        _service.MapServiceDefaults();
        var error = new StringWriter();
        Assert.True(await _service.TryStartAsync(error), $"{error}");
    }

    public async Task DisposeAsync()
    {
        await _service.StopAsync();
        await _service.DisposeAsync();
    }

    [Fact]
    public async Task A_call_is_measured_by_its_method_and_status()
    {
        await CallAsync();
        using var http = new HttpClient();
        var page = await http.GetStringAsync($"http://127.0.0.1:{_metrics}/metrics");
        var line = page.Split('\n')
            .Single(l => l.StartsWith("rpc_server_call_duration_seconds_count", StringComparison.Ordinal));
        Assert.Contains("rpc_system_name=\"grpc\"", line);
        Assert.Contains("rpc_method=\"grpc.health.v1.Health/Check\"", line);
        Assert.Contains("rpc_response_status_code=\"OK\"", line);
        Assert.Contains("otel_scope_name=\"Disclosure.Hosting\"", line);
        // The value stands behind the labels; a time may follow it.
        Assert.Equal("1", line[(line.LastIndexOf('}') + 1)..].Trim().Split(' ')[0]);
    }

    [Fact]
    public async Task The_port_of_metrics_answers_nothing_else_and_no_other_port_answers_metrics()
    {
        using var http = new HttpClient();
        using var other = await http.GetAsync($"http://127.0.0.1:{_metrics}/grpc.health.v1.Health/Check");
        Assert.Equal(HttpStatusCode.NotFound, other.StatusCode);
        using var request = new HttpRequestMessage(HttpMethod.Get, $"http://127.0.0.1:{_port}/metrics")
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
        using var elsewhere = await http.SendAsync(request);
        Assert.Equal(HttpStatusCode.NotFound, elsewhere.StatusCode);
    }

    [Fact]
    public async Task A_call_continues_the_trace_of_its_caller()
    {
        var spans = new ConcurrentQueue<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Disclosure.Hosting",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = spans.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        using var outer = new Activity("caller").Start();
        await CallAsync();
        var span = Assert.Single(spans, s => s.TraceId == outer.TraceId);
        Assert.Equal("grpc.health.v1.Health/Check", span.DisplayName);
        Assert.Equal(ActivityKind.Server, span.Kind);
        Assert.Equal("OK", span.GetTagItem("rpc.response.status_code"));
    }

    private async Task CallAsync()
    {
        using var channel = GrpcChannel.ForAddress($"http://127.0.0.1:{_port}");
        await new Health.HealthClient(channel).CheckAsync(new());
    }
}

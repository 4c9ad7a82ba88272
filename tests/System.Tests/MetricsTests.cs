using Disclosure.SystemTests.Product;
using Disclosure.Testing;

namespace Disclosure.SystemTests;

/// <summary>What one process tells Prometheus of all the services in it.</summary>
public sealed class MetricsTests
{
    [Fact]
    public async Task AllInOne_tells_of_the_gateway_and_of_the_services_behind_it()
    {
        var port = Ports.Free();
        using var product = new TrialProduct(
            new Dictionary<string, string> { ["DISCLOSURE_METRICS_PORT"] = $"{port}" }
        );
        await product.InitializeAsync();
        await product.Json.OpenAsync(2024);
        using var http = new HttpClient();
        var page = await http.GetStringAsync($"http://127.0.0.1:{port}/metrics");
        foreach (var service in new[] { "Gateway", "Filing" })
        {
            Assert.Matches(
                $"rpc_server_call_duration_seconds_count\\{{[^}}]*otel_scope_name=\"Disclosure.{service}\"",
                page
            );
        }
    }
}

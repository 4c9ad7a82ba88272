using System.Collections.Concurrent;

namespace Disclosure.Gateway.Tests.Telemetry;

/// <summary>The place of a call in its caller's trace.</summary>
public sealed class TraceTests
{
    private const string Trace = "0af7651916cd43dd8448eb211c80319c";

    [Fact]
    public async Task The_line_of_a_call_in_the_log_names_its_trace()
    {
        var lines = new ConcurrentQueue<string>();
        await using var gateway = new GatewayWithFakes { Logs = new LogKeeper(lines) };
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/whoami");
        request.Headers.Add("traceparent", $"00-{Trace}-b7ad6b7169203331-01");
        using var answer = await gateway.Http.SendAsync(request);
        Assert.Contains(lines, l => l.Contains("/v1/whoami") && l.Contains(Trace));
    }
}

using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Net.Http.Headers;
using System.Text;
using Disclosure.Gateway.Tests.Fakes;
using Disclosure.Report.V1;
using Grpc.Core;

namespace Disclosure.Gateway.Tests.Telemetry;

/// <summary>What callers send, and what services say of their inside, is in no log, span, measurement or error.</summary>
public sealed class CanaryTests : IDisposable
{
    private const string Canary = "canary7f3a";

    private readonly ConcurrentQueue<string> _seen = new();
    private readonly GatewayWithFakes _gateway;
    private readonly ActivityListener _spans;
    private readonly MeterListener _meters;

    public CanaryTests()
    {
        _gateway = new() { Logs = new LogKeeper(_seen) };
        _gateway.Fakes.Access.Known = new()
        {
            Principal = "token:1",
            Roles = { Tokens.Held(Role.Clerk, Sample.Agency, subtree: false) },
        };
        _spans = new()
        {
            ShouldListenTo = source => source.Name.StartsWith("Disclosure.", StringComparison.Ordinal),
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = span =>
                _seen.Enqueue(
                    $"span {span.DisplayName} {span.StatusDescription} {string.Join(' ', span.TagObjects)} {string.Join(' ', span.Baggage)}"
                ),
        };
        ActivitySource.AddActivityListener(_spans);
        _meters = new()
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name.StartsWith("Disclosure.", StringComparison.Ordinal))
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            },
        };
        _meters.SetMeasurementEventCallback<double>(
            (instrument, _, tags, _) => _seen.Enqueue($"metric {instrument.Name} {string.Join(' ', tags.ToArray())}")
        );
        _meters.SetMeasurementEventCallback<long>(
            (instrument, _, tags, _) => _seen.Enqueue($"metric {instrument.Name} {string.Join(' ', tags.ToArray())}")
        );
        _meters.Start();
    }

    public void Dispose()
    {
        _meters.Dispose();
        _spans.Dispose();
        _gateway.Dispose();
    }

    [Fact]
    public async Task Nothing_that_a_caller_sends_is_kept_anywhere()
    {
        var known = Tokens.Complete($"dsc_{Canary}0123456789ABCDEFGHIJ");
        var wrong = $"wrong-{Canary}";
        await SendAsync("GET", $"/v1/{Sample.Name}?fields={Canary}", known);
        await SendAsync("GET", $"/v1/reports?agency={Sample.Agency}&pageToken={Canary}", known);
        await SendAsync("GET", "/v1/whoami", wrong);
        await SendAsync("GET", "/v1/whoami", $"a.{Canary}.c");
        await SendAsync(
            "PATCH",
            $"/v1/{Sample.Name}/statistics",
            known,
            $$"""{"cells":{"requests.received.total":"{{Canary}}"},"requestId":"{{Guid.NewGuid()}}"}"""
        );
        await SendAsync(
            "PATCH",
            $"/v1/{Sample.Name}/narrative/sections/requests",
            known,
            $$"""{"requestId":"{{Guid.NewGuid()}}","text":"{{Canary}}"}"""
        );
        await SendAsync("POST", "/v1/documents:read", known, Canary, "text/plain");
        await SendAsync("POST", $"/v1/{Sample.Name}:import", known, $"{{ \"{Canary}", "application/json");

        // Errors that a service did not mean for callers.
        _gateway.Recorder.Failures["FilingService.GetReportContext"] = new(new(StatusCode.Unknown, "boom"));
        await SendAsync("GET", $"/v1/{Sample.Name}:check", known);

        Assert.Contains(_seen, line => line.StartsWith("span ", StringComparison.Ordinal));
        Assert.Contains(_seen, line => line.StartsWith("metric rpc.server.call.duration", StringComparison.Ordinal));
        Assert.Contains(_seen, line => line.StartsWith("metric disclosure.gateway.refusals", StringComparison.Ordinal));
        Assert.Contains(_seen, line => line.StartsWith("log ", StringComparison.Ordinal));
        Assert.DoesNotContain(_seen, line => line.Contains(Canary, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task What_a_service_says_of_its_inside_reaches_no_caller()
    {
        _gateway.Recorder.Failures["FilingService.GetReportContext"] = new(new(StatusCode.Unknown, $"inside {Canary}"));
        var token = Tokens.Complete("dsc_0123456789ABCDEFGHIJKLMNOPQRS7");
        Assert.DoesNotContain(Canary, await SendAsync("GET", $"/v1/{Sample.Name}:check", token));
    }

    private async Task<string> SendAsync(
        string method,
        string path,
        string token,
        string? body = null,
        string type = "application/json"
    )
    {
        using var request = new HttpRequestMessage(new(method), path);
        request.Headers.Authorization = new("Bearer", token);
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue(Canary, "1"));
        request.Headers.Add("Cookie", $"session={Canary}");
        request.Headers.Add("x-request-id", $"not allowed: {Canary}");
        request.Headers.Add("x-canary", Canary);
        if (body is not null)
        {
            request.Content = new StringContent(body, Encoding.UTF8, type);
        }

        using var answer = await _gateway.CreateClient().SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        if (!answer.IsSuccessStatusCode)
        {
            Assert.DoesNotContain(Canary, text, StringComparison.OrdinalIgnoreCase);
        }

        return text;
    }
}

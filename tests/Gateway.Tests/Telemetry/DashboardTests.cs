using System.Text.RegularExpressions;
using Disclosure.Testing;

namespace Disclosure.Gateway.Tests.Telemetry;

/// <summary>The metrics that the dashboard and the alerts speak of are ones that a running gateway tells Prometheus.</summary>
public sealed partial class DashboardTests : IAsyncLifetime, IDisposable
{
    // Prometheus' own: whether it could read a target.
    private const string Up = "up";

    private readonly int _json = Ports.Free();
    private readonly int _metrics = Ports.Free();
    private readonly GatewayWithFakes _gateway = new();
    private string _page = "";

    public async Task InitializeAsync()
    {
        _gateway.Settings["DISCLOSURE_HTTP_PORT"] = $"{_json}";
        _gateway.Settings["DISCLOSURE_GRPC_PORT"] = $"{Ports.Free()}";
        _gateway.Settings["DISCLOSURE_METRICS_PORT"] = $"{_metrics}";
        _gateway.UseKestrel();
        _gateway.StartServer();
        using var http = new HttpClient();
        using var refused = await http.GetAsync($"http://127.0.0.1:{_json}/v1/whoami");
        http.DefaultRequestHeaders.Authorization = new("Bearer", GatewayAlone.Token);
        using var served = await http.GetAsync($"http://127.0.0.1:{_json}/v1/whoami");
        // A fault, so that its label is there.
        _gateway.Fakes.Recorder.Failures["FilingService.GetAgency"] = new(new(Grpc.Core.StatusCode.Unknown, ""));
        using var fault = await http.GetAsync($"http://127.0.0.1:{_json}/v1/agencies/x1");
        _page = await http.GetStringAsync($"http://127.0.0.1:{_metrics}/metrics");
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _gateway.Dispose();

    [Theory]
    [InlineData("dashboard.json")]
    [InlineData("alerts.yml")]
    public void Every_metric_and_every_label_is_emitted(string file)
    {
        var text = File.ReadAllText(Repository.PathOf("deploy", "telemetry", file))
            .Replace("\\\"", "\"", StringComparison.Ordinal);
        var emitted = Samples().Matches(_page).Select(m => m.Groups["name"].Value).ToHashSet(StringComparer.Ordinal);
        var spoken = Metrics().Matches(text).Select(m => m.Groups["name"].Value).Distinct().ToArray();
        Assert.NotEmpty(spoken);
        Assert.Empty(spoken.Except(emitted).Except([Up]));

        // Labels that Prometheus adds to what it reads.
        var labels = Labels().Matches(_page).Select(m => m.Groups["name"].Value).Append("job").Append("instance");
        var asked = Selectors()
            .Matches(text)
            .SelectMany(s => SelectedLabels().Matches(s.Value).Select(m => m.Groups["name"].Value))
            .Distinct()
            .ToArray();
        Assert.NotEmpty(asked);
        Assert.Empty(asked.Except(labels));
    }

    [Fact]
    public void Calls_and_refusals_are_told_apart_by_what_callers_get()
    {
        Assert.Contains("rpc_method=\"disclosure.gateway.v1.AccessService/WhoAmI\"", _page);
        Assert.Contains("otel_scope_name=\"Disclosure.Gateway\"", _page);
        // Gateways of other tests in the process count on the same meter.
        Assert.Matches("disclosure_gateway_refusals_total\\{[^}]*reason=\"TOKEN_MISSING\"[^}]*\\} [1-9]", _page);
        Assert.Matches("rpc_server_call_duration_seconds_count\\{[^}]*error_type=\"INTERNAL\"", _page);
    }

    [GeneratedRegex("^(?<name>[a-z_]+)[{ ]", RegexOptions.Multiline)]
    private static partial Regex Samples();

    // A name before a selector of labels, or one with the unit that metrics end with.
    [GeneratedRegex(@"\b(?<name>up(?=\{)|[a-z]+(?:_[a-z]+)+_(?:count|sum|bucket|total|bytes|connections))\b")]
    private static partial Regex Metrics();

    [GeneratedRegex("[{,](?<name>[a-z_]+)=\"")]
    private static partial Regex Labels();

    [GeneratedRegex(@"(?<=[a-z])\{[^{}]*\}")]
    private static partial Regex Selectors();

    [GeneratedRegex(@"[{,]\s*(?<name>[a-z_]+)\s*(?:=~|!=|!~|=)")]
    private static partial Regex SelectedLabels();
}

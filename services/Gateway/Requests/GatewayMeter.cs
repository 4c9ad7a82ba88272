using System.Diagnostics.Metrics;
using Disclosure.ServiceDefaults.Telemetry;

namespace Disclosure.Gateway.Requests;

/// <summary>Counts what the gateway refuses before any method runs, by the reason that the caller gets.</summary>
internal sealed class GatewayMeter(ServiceTelemetry telemetry)
{
    private readonly Counter<long> _refusals = telemetry
        .MeterOf("Gateway")
        .CreateCounter<long>(
            "disclosure.gateway.refusals",
            "{call}",
            "Calls that were refused before any method ran, by reason."
        );

    /// <summary>One call was refused.</summary>
    /// <param name="reason">The reason of its error, such as TOKEN_UNKNOWN.</param>
    public void CountRefusal(string reason) => _refusals.Add(1, new KeyValuePair<string, object?>("reason", reason));
}

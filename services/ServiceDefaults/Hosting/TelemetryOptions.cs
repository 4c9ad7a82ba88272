using System.ComponentModel.DataAnnotations;
using System.Net;
using Microsoft.Extensions.Configuration;

namespace Disclosure.ServiceDefaults.Hosting;

/// <summary>Where a process tells how it is; each setting is an environment variable.</summary>
public sealed record TelemetryOptions : IValidatableObject
{
    /// <summary>Port of <c>/metrics</c> for Prometheus, which answers nothing else; unset: none.</summary>
    [ConfigurationKeyName("DISCLOSURE_METRICS_PORT"), Range(1, 65535)]
    public int? MetricsPort { get; init; }

    /// <summary>Address that the port is opened on; it asks for no credentials.</summary>
    [ConfigurationKeyName("DISCLOSURE_METRICS_LISTEN")]
    public string MetricsListen { get; init; } = "127.0.0.1";

    /// <summary>Collector of traces, metrics and logs by OTLP; empty: none. The exporter reads its other variables (OTEL_…) itself.</summary>
    [ConfigurationKeyName("OTEL_EXPORTER_OTLP_ENDPOINT")]
    public string Collector { get; init; } = "";

    /// <summary>Whether anybody is told anything.</summary>
    public bool IsOn => MetricsPort is not null || Collector.Length > 0;

    /// <summary>One sentence for each setting that is wrong.</summary>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        // Names of hosts are not looked up.
        if (!IPAddress.TryParse(MetricsListen, out _))
        {
            yield return new("DISCLOSURE_METRICS_LISTEN must be an IP address.");
        }

        if (Collector.Length > 0 && !Uri.TryCreate(Collector, UriKind.Absolute, out _))
        {
            yield return new("OTEL_EXPORTER_OTLP_ENDPOINT must be an address such as http://collector:4317.");
        }
    }
}

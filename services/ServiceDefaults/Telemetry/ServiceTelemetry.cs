using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Disclosure.ServiceDefaults.Telemetry;

/// <summary>One meter and one source of spans a service, both named after it, such as <c>Disclosure.Filing</c>.</summary>
public sealed class ServiceTelemetry(IMeterFactory meters) : IDisposable
{
    /// <summary>What the names of all meters and sources begin with.</summary>
    public const string Prefix = "Disclosure.";

    // Of what is hosted with every service: health and reflection.
    private const string Common = "Hosting";

    // Seconds, as the conventions for rpc advise.
    private static readonly double[] s_buckets =
    [
        0.005,
        0.01,
        0.025,
        0.05,
        0.075,
        0.1,
        0.25,
        0.5,
        0.75,
        1,
        2.5,
        5,
        7.5,
        10,
    ];

    private readonly ConcurrentDictionary<string, Instruments> _services = new(StringComparer.Ordinal);

    /// <summary>The meter of a service.</summary>
    /// <param name="service">Such as "Gateway".</param>
    public Meter MeterOf(string service) => Find(service).Meter;

    /// <summary>Begins the span of a call and its measurement.</summary>
    /// <param name="method">"/disclosure.filing.v1.FilingService/GetReport"</param>
    internal MeasuredCall Start(string method)
    {
        var instruments = Find(ServiceOf(method));
        var name = method.TrimStart('/');
        return new(name, instruments.Duration, instruments.Source.StartActivity(name, ActivityKind.Server));
    }

    public void Dispose()
    {
        foreach (var instruments in _services.Values)
        {
            instruments.Source.Dispose();
        }
    }

    private Instruments Find(string service) => _services.GetOrAdd(service, Create);

    private Instruments Create(string service)
    {
        // The factory disposes of its meters and answers one meter a name.
        var meter = meters.Create(Prefix + service);
        var duration = meter.CreateHistogram(
            "rpc.server.call.duration",
            "s",
            "How long calls take.",
            advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = s_buckets }
        );
        return new(meter, duration, new ActivitySource(Prefix + service));
    }

    // Filing of /disclosure.filing.v1.FilingService/GetReport. Methods are those that are served, so that the names are few.
    private static string ServiceOf(string method)
    {
        var parts = method.Split('.', 3);
        return parts is ["/disclosure", { Length: > 0 } package, _]
            ? char.ToUpperInvariant(package[0]) + package[1..]
            : Common;
    }

    private sealed record Instruments(Meter Meter, Histogram<double> Duration, ActivitySource Source);
}

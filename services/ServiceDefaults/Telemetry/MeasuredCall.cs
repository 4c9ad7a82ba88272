using System.Collections.Frozen;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Grpc.Core;

namespace Disclosure.ServiceDefaults.Telemetry;

/// <summary>
/// One call while it lasts, in the names of the OpenTelemetry conventions for rpc. What is said of it is its method, its status and its
/// time: nothing that its caller sent.
/// </summary>
internal sealed class MeasuredCall(string method, Histogram<double> duration, Activity? span)
{
    // Faults of the server, and not of what was asked of it.
    private static readonly StatusCode[] s_faults =
    [
        StatusCode.Unknown,
        StatusCode.DeadlineExceeded,
        StatusCode.Unimplemented,
        StatusCode.Internal,
        StatusCode.Unavailable,
        StatusCode.DataLoss,
    ];

    private static readonly FrozenDictionary<StatusCode, string> s_names = Enum.GetValues<StatusCode>()
        .ToFrozenDictionary(status => status, status => Spell($"{status}"));

    private readonly long _began = Stopwatch.GetTimestamp();

    /// <summary>Ends the span and records the time.</summary>
    public void End(StatusCode status)
    {
        var name = s_names[status];
        var tags = new TagList
        {
            { "rpc.system.name", "grpc" },
            { "rpc.method", method },
            { "rpc.response.status_code", name },
        };
        if (s_faults.Contains(status))
        {
            tags.Add("error.type", name);
            span?.SetStatus(ActivityStatusCode.Error);
        }

        duration.Record(Stopwatch.GetElapsedTime(_began).TotalSeconds, tags);
        if (span is not null)
        {
            foreach (var (key, value) in tags)
            {
                span.SetTag(key, value);
            }

            span.Dispose();
        }
    }

    /// <summary>The status with which an error leaves the service.</summary>
    public static StatusCode StatusOf(Exception error) =>
        error switch
        {
            RpcException known => known.StatusCode,
            OperationCanceledException => StatusCode.Cancelled,
            _ => StatusCode.Unknown,
        };

    // RESOURCE_EXHAUSTED of ResourceExhausted.
    private static string Spell(string name) =>
        string.Concat(
            name.Select(
                (c, i) =>
                    i > 0 && char.IsUpper(c) && char.IsLower(name[i - 1]) ? $"_{c}" : $"{char.ToUpperInvariant(c)}"
            )
        );
}

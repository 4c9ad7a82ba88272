using System.Net.Mime;
using System.Text.Json;
using CloudNative.CloudEvents;
using CloudNative.CloudEvents.SystemTextJson;
using Disclosure.Filing.Domain.Log;

namespace Disclosure.Filing.Webhooks;

/// <summary>An entry of the log as a CloudEvent 1.0 in structured JSON; its data is the entry as it is hashed.</summary>
/// <param name="origin">Host name of the installation; with the index it makes the event's identity.</param>
/// <remarks>CloudEvents 1.0: source and id together name an event for ever.</remarks>
internal sealed class CloudEventWriter(string origin)
{
    private static readonly JsonEventFormatter s_formatter = new();

    private readonly Uri _source = new($"https://{origin}/v1/events");

    /// <summary>The body. The same entry always has the same, so that a receiver knows a repeat.</summary>
    public ReadOnlyMemory<byte> Write(LogEntry entry, out ContentType type)
    {
        using var data = JsonDocument.Parse(entry.Entry);
        var e = new CloudEvent(CloudEventsSpecVersion.V1_0)
        {
            Id = $"{entry.Index}",
            Source = _source,
            // REPORT_SUBMITTED of ReportSubmitted: the contract's name of the kind.
            Type = $"disclosure.{JsonNamingPolicy.SnakeCaseUpper.ConvertName($"{entry.Event.Kind}")}",
            Time = entry.Event.Time,
            DataContentType = MediaTypeNames.Application.Json,
            Data = data.RootElement,
        };
        // A subject must not be empty (CloudEvents 1.0): left out for what concerns all.
        if (entry.Event.Resource.Length > 0)
        {
            e.Subject = entry.Event.Resource;
        }

        return s_formatter.EncodeStructuredModeMessage(e, out type);
    }
}

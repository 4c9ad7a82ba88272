using System.Text.Encodings.Web;
using System.Text.Json;
using Disclosure.Filing.Domain.Lifecycle;
using Disclosure.Filing.Domain.Reports;

namespace Disclosure.Filing.Domain.Log;

/// <summary>
/// The canonical bytes of an event: JSON in UTF-8, members in the fixed order of <see cref="Write"/>, absent where empty, no white
/// space, times as Unix milliseconds, details sorted by name. The same event always has the same bytes.
/// </summary>
internal static class LogEntryFormat
{
    // Chinese is written as it is: the default encoder would escape it.
    private static readonly JsonWriterOptions s_options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The bytes of an event.</summary>
    /// <param name="e">Time is in whole milliseconds; a finer part would be lost.</param>
    /// <remarks>The order is part of the format: entries that were hashed are compared byte by byte for ever.</remarks>
    public static byte[] Write(LogEvent e)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, s_options))
        {
            json.WriteStartObject();
            json.WriteString("kind", e.Kind.ToString());
            json.WriteNumber("time", e.Time.ToUnixTimeMilliseconds());
            WriteText(json, "agency", e.Agency);
            WriteText(json, "resource", e.Resource);
            WriteText(json, "actor", e.Actor);
            // A null state formats as an empty text, which is left out.
            WriteText(json, "from", $"{e.From}");
            WriteText(json, "to", $"{e.To}");
            WriteNumber(json, "revision", e.Revision);
            WriteNumber(json, "version", e.Version);
            WritePins(json, e.Pins);
            WriteCodes(json, e.Codes);
            WriteDetails(json, e.Details);
            json.WriteEndObject();
        }

        return buffer.ToArray();
    }

    /// <summary>The event of bytes that <see cref="Write"/> made.</summary>
    /// <param name="entry">As it was stored and hashed.</param>
    public static LogEvent Parse(ReadOnlyMemory<byte> entry)
    {
        using var document = JsonDocument.Parse(entry);
        var json = document.RootElement;
        return new(
            // Members that are not known are passed over. A kind that is not known throws.
            Enum.Parse<EventKind>(Text(json, "kind")),
            DateTimeOffset.FromUnixTimeMilliseconds(Number(json, "time")),
            Text(json, "agency"),
            Text(json, "resource"),
            Text(json, "actor")
        )
        {
            From = ParseState(Text(json, "from")),
            To = ParseState(Text(json, "to")),
            Revision = Number(json, "revision"),
            Version = (int)Number(json, "version"),
            Pins = json.TryGetProperty("pins", out var pins) ? ParsePins(pins) : null,
            Codes = json.TryGetProperty("codes", out var codes)
                ? [.. codes.EnumerateArray().Select(c => c.GetString() ?? "")]
                : [],
            Details = json.TryGetProperty("details", out var details)
                ? details.EnumerateObject().ToDictionary(d => d.Name, d => d.Value.GetString() ?? "")
                : new Dictionary<string, string>(),
        };
    }

    private static void WritePins(Utf8JsonWriter json, Pins? pins)
    {
        if (pins is null)
        {
            return;
        }

        json.WriteStartObject("pins");
        json.WriteNumber("narrative", pins.Narrative);
        json.WriteNumber("statistics", pins.Statistics);
        json.WriteString("edition", pins.Edition);
        json.WriteString("rules", pins.RuleSet);
        json.WriteString("verdict", pins.VerdictDigest);
        json.WriteEndObject();
    }

    private static void WriteCodes(Utf8JsonWriter json, IReadOnlyList<string> codes)
    {
        if (codes.Count == 0)
        {
            return;
        }

        json.WriteStartArray("codes");
        foreach (var code in codes)
        {
            json.WriteStringValue(code);
        }

        json.WriteEndArray();
    }

    private static void WriteDetails(Utf8JsonWriter json, IReadOnlyDictionary<string, string> details)
    {
        if (details.Count == 0)
        {
            return;
        }

        json.WriteStartObject("details");
        // Sorted by ordinal value, since a dictionary has no order that would be the same in every process.
        foreach (var (name, value) in details.OrderBy(d => d.Key, StringComparer.Ordinal))
        {
            json.WriteString(name, value);
        }

        json.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter json, string name, string value)
    {
        if (value.Length > 0)
        {
            json.WriteString(name, value);
        }
    }

    // 0 means none in every number of an event.
    private static void WriteNumber(Utf8JsonWriter json, string name, long value)
    {
        if (value != 0)
        {
            json.WriteNumber(name, value);
        }
    }

    private static Pins ParsePins(JsonElement pins) =>
        new(
            Number(pins, "narrative"),
            Number(pins, "statistics"),
            Text(pins, "edition"),
            Text(pins, "rules"),
            Text(pins, "verdict")
        );

    private static ReportState? ParseState(string state) => state.Length == 0 ? null : Enum.Parse<ReportState>(state);

    private static string Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) ? value.GetString() ?? "" : "";

    private static long Number(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) ? value.GetInt64() : 0;
}

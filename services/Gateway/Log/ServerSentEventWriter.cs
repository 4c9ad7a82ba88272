using System.Globalization;
using System.Text;
using Disclosure.ApiErrors;
using Disclosure.Gateway.Access;
using Google.Protobuf;
using Microsoft.Net.Http.Headers;

namespace Disclosure.Gateway.Log;

/// <summary>
/// Events as <c>text/event-stream</c> (WHATWG HTML, server-sent events): <c>id</c> is the index, with which a browser goes on by itself;
/// comments are the heartbeat.
/// </summary>
internal sealed class ServerSentEventWriter(HttpContext http) : IEventWriter
{
    /// <summary>The media type that a caller asks for.</summary>
    public const string MediaType = "text/event-stream";

    /// <summary>The header in which a browser sends the last id that it got.</summary>
    public const string LastIdHeader = "Last-Event-ID";

    // As the transcoder writes messages: fields without a value too.
    private static readonly JsonFormatter s_json = new(new(formatDefaultValues: true));

    /// <summary>Whether the answer has begun, so that an error can no longer be its status.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>Whether a request asks for this form.</summary>
    public static bool Accepts(HttpRequest request) =>
        MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var types)
        && types.Any(type => type.MediaType.Equals(MediaType, StringComparison.OrdinalIgnoreCase) && type.Quality != 0);

    /// <summary>The last index that the caller got; null where the request does not say. INVALID_FIELDS / LAST_ID_FORMAT.</summary>
    public static long? FindLastId(HttpRequest request)
    {
        var given = request.Headers[LastIdHeader].ToString();
        if (given.Length == 0)
        {
            return null;
        }

        return long.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
            ? index
            : throw ApiError.InvalidField(
                LastIdHeader,
                "LAST_ID_FORMAT",
                "must be the index of an event",
                "Last-Event-ID 应为收到的最后一个事件的序号"
            );
    }

    public async Task OpenAsync()
    {
        http.Response.ContentType = MediaType;
        http.Response.Headers.CacheControl = "no-store";
        // Proxies that collect answers would hold events back.
        http.Response.Headers["X-Accel-Buffering"] = "no";
        IsOpen = true;
        await BeatAsync();
    }

    public async Task WriteAsync(PublicV1.LogLine line)
    {
        if (!IsOpen)
        {
            await OpenAsync();
        }

        await SendAsync($"id: {line.Index}\ndata: {s_json.Format(line)}\n\n");
    }

    public Task BeatAsync() => SendAsync(":\n\n");

    /// <summary>Tells of an error that came after the beginning, as a last event of the type <c>error</c>.</summary>
    public Task WriteErrorAsync(Google.Rpc.Status status) =>
        SendAsync($"event: error\ndata: {StatusWriter.Format(status)}\n\n");

    private async Task SendAsync(string text)
    {
        await http.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(text), http.RequestAborted);
        await http.Response.Body.FlushAsync(http.RequestAborted);
    }
}

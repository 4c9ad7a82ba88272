using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Security.Authentication;
using Disclosure.Filing.Domain.Log;
using Disclosure.Filing.Domain.Webhooks;

namespace Disclosure.Filing.Webhooks;

/// <summary>Talks to receivers over HTTP.</summary>
/// <param name="origin">Host name of the installation.</param>
internal sealed class WebhookHttpSender(HttpClient http, WebhookSecret secrets, string origin, TimeProvider clock)
    : IWebhookSender
{
    /// <summary>How long a receiver may take to answer.</summary>
    /// <remarks>Below the lease of the dispatcher, which outlives one attempt.</remarks>
    public static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);

    private readonly CloudEventWriter _events = new(origin);

    // HTTP 1.1 Web Hooks for Event Delivery, section 4: OPTIONS with the origin.
    public async Task<HandshakeOutcome> AskAsync(Webhook webhook, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Options, webhook.Url);
        request.Headers.Add("WebHook-Request-Origin", origin);
        var (answer, error) = await SendAsync(request, cancellation);
        using (answer)
        {
            if (answer is null)
            {
                return new(error);
            }

            var allowed = Header(answer, "WebHook-Allowed-Origin");
            if (!answer.IsSuccessStatusCode)
            {
                return new(Code(answer));
            }

            // Silence is no consent: an answer without the header refuses.
            return allowed == "*" || string.Equals(allowed, origin, StringComparison.OrdinalIgnoreCase)
                ? new("", ParseRate(Header(answer, "WebHook-Allowed-Rate")))
                : new("ORIGIN_NOT_ALLOWED");
        }
    }

    public async Task<DeliveryOutcome> SendAsync(Webhook webhook, LogEntry entry, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var body = _events.Write(entry, out var type);
        // The same id for a repeat: receivers drop what they have had.
        var id = $"evt_{entry.Index}";
        var timestamp = now.ToUnixTimeSeconds();
        using var request = new HttpRequestMessage(HttpMethod.Post, webhook.Url);
        // The time is that of the attempt: receivers refuse signatures that are old.
        request.Content = new ReadOnlyMemoryContent(body);
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse($"{type}");
        request.Headers.Add("WebHook-Request-Origin", origin);
        request.Headers.Add("webhook-id", id);
        request.Headers.Add("webhook-timestamp", timestamp.ToString(CultureInfo.InvariantCulture));
        request.Headers.Add("webhook-signature", secrets.Sign(webhook, id, timestamp, body.Span, now));
        var (answer, error) = await SendAsync(request, cancellation);
        using (answer)
        {
            return answer switch
            {
                null => new(error),
                { IsSuccessStatusCode: true } => DeliveryOutcome.Taken,
                { StatusCode: HttpStatusCode.Gone } => DeliveryOutcome.Gone,
                // Retry-After is read for any failure; the policy bounds it.
                _ => new(Code(answer), RetryAfter(answer, now)),
            };
        }
    }

    // Of the answer only its head is read. What fails is told by a code: words of the network could name what is inside of it.
    private async Task<(HttpResponseMessage? Answer, string Error)> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellation
    )
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        // Linked to the caller's token: a stop of the service ends the attempt too.
        limit.CancelAfter(Timeout);
        try
        {
            return (await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token), "");
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return (null, "RECEIVER_SLOW");
        }
        catch (HttpRequestException failed)
        {
            return (null, Code(failed));
        }
    }

    private static string Code(HttpResponseMessage answer) => $"HTTP_{(int)answer.StatusCode}";

    private static string Code(HttpRequestException failed) =>
        // Stable codes: people read them in the list of webhooks, programs branch on them.
        failed.InnerException switch
        {
            AddressForbiddenException => "ADDRESS_FORBIDDEN",
            AuthenticationException => "TLS_FAILED",
            SocketException
            {
                SocketErrorCode: SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoData
            } => "HOST_UNKNOWN",
            TimeoutException => "RECEIVER_SLOW",
            _ => "CONNECTION_FAILED",
        };

    private static string Header(HttpResponseMessage answer, string name) =>
        answer.Headers.TryGetValues(name, out var values) ? string.Join(',', values).Trim() : "";

    // "*" and nothing ask for no limit.
    private static int ParseRate(string rate) =>
        int.TryParse(rate, NumberStyles.None, CultureInfo.InvariantCulture, out var perMinute) ? perMinute : 0;

    private static TimeSpan? RetryAfter(HttpResponseMessage answer, DateTimeOffset now) =>
        answer.Headers.RetryAfter is { } retry ? retry.Delta ?? (retry.Date - now) : null;
}

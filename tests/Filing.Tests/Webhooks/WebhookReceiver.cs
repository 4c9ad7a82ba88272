using System.Collections.Concurrent;
using Disclosure.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Disclosure.Filing.Tests.Webhooks;

/// <summary>A receiver of events on loopback, which answers as a test wants.</summary>
public sealed class WebhookReceiver : IAsyncDisposable
{
    private readonly WebApplication _server;
    private readonly ConcurrentQueue<ReceivedEvent> _events = new();

    public WebhookReceiver()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        var port = Ports.Free();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        Url = $"http://127.0.0.1:{port}/hook";
        _server = builder.Build();
        _server.Run(AnswerAsync);
        _server.StartAsync().GetAwaiter().GetResult();
    }

    public string Url { get; }

    /// <summary>Every event that came, those too that were not taken.</summary>
    public IReadOnlyList<ReceivedEvent> Events => [.. _events];

    /// <summary>The origins that asked.</summary>
    public ConcurrentQueue<string> Origins { get; } = new();

    /// <summary>What the handshake answers; empty: nothing.</summary>
    public string AllowedOrigin { get; set; } = "*";

    /// <summary>What the handshake answers; empty: nothing.</summary>
    public string AllowedRate { get; set; } = "";

    /// <summary>The status of an event.</summary>
    public Func<ReceivedEvent, int> Answer { get; set; } = _ => StatusCodes.Status204NoContent;

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        if (HttpMethods.IsOptions(context.Request.Method))
        {
            Origins.Enqueue($"{context.Request.Headers["WebHook-Request-Origin"]}");
            if (AllowedOrigin.Length > 0)
            {
                context.Response.Headers["WebHook-Allowed-Origin"] = AllowedOrigin;
            }

            if (AllowedRate.Length > 0)
            {
                context.Response.Headers["WebHook-Allowed-Rate"] = AllowedRate;
            }

            return;
        }

        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        var headers = context.Request.Headers;
        var received = new ReceivedEvent(
            $"{headers["webhook-id"]}",
            $"{headers["webhook-timestamp"]}",
            $"{headers["webhook-signature"]}",
            $"{context.Request.ContentType}",
            body.ToArray()
        );
        _events.Enqueue(received);
        context.Response.StatusCode = Answer(received);
        context.Response.Headers.Location = "/elsewhere";
    }
}

/// <summary>What came at a receiver.</summary>
public sealed record ReceivedEvent(string Id, string Timestamp, string Signature, string ContentType, byte[] Body)
{
    /// <summary>The index in the log.</summary>
    public long Index => long.Parse(Id["evt_".Length..]);
}

using System.Collections.Concurrent;
using Disclosure.SystemTests.Product;
using Disclosure.Testing;

namespace Disclosure.SystemTests.Faults;

/// <summary>Events over the death of the process that sends them.</summary>
public sealed class WebhookCrashTests : IDisposable
{
    private readonly HttpListener _receiver = new();
    private readonly ConcurrentQueue<long> _received = new();
    private readonly string _url = $"http://127.0.0.1:{Ports.Free()}/";

    // Asked before the receiver answers: whether the sender is dead by then.
    private Func<bool> _isKilled = () => false;

    public void Dispose() => ((IDisposable)_receiver).Dispose();

    [Fact]
    public async Task A_process_that_is_killed_between_delivery_and_cursor_repeats_an_event_and_skips_none()
    {
        _receiver.Prefixes.Add(_url);
        _receiver.Start();
        var receiving = ReceiveAsync();
        var settings = new Dictionary<string, string> { ["DISCLOSURE_WEBHOOK_ALLOW"] = "127.0.0.1" };
        using var product = new TrialProduct(settings);
        await product.InitializeAsync();
        var report = await product.Json.OpenAsync(2024);
        var agency = report[..report.IndexOf("/reports", StringComparison.Ordinal)];
        var kills = 0;
        // Dies when the receiver has the second event and has not said so.
        _isKilled = () =>
        {
            if (_received.Distinct().Count() < 2 || Interlocked.Exchange(ref kills, 1) > 0)
            {
                return false;
            }

            product.Process.Kill();
            return true;
        };
        await product.Json.OkAsync(
            HttpMethod.Post,
            $"/v1/{agency}/webhooks",
            new
            {
                requestId = Guid.NewGuid(),
                url = _url,
                title = "门户网站",
            }
        );
        try
        {
            await OpenAsync(product, agency, 2022);
        }
        catch (HttpRequestException)
        {
            // It died while it answered.
        }

        await UntilAsync(() => kills == 1 && product.Process.HasExited, product);
        await product.RestartAsync();
        await OpenAsync(product, agency, 2023);
        await UntilAsync(() => _received.Distinct().Count() >= 3, product);
        var distinct = _received.Distinct().ToArray();
        Assert.Equal(_received.Order(), _received);
        Assert.Equal(Enumerable.Range(0, distinct.Length).Select(i => distinct[0] + i), distinct);
        Assert.True(_received.Count > distinct.Length, "The event whose delivery was not stored comes again.");
        _receiver.Stop();
        await receiving;
    }

    private static Task<System.Text.Json.Nodes.JsonNode> OpenAsync(RunningProduct product, string agency, int year) =>
        product.Json.OkAsync(
            HttpMethod.Post,
            $"/v1/{agency}/reports",
            new { requestId = Guid.NewGuid(), reportId = $"{year}" }
        );

    private async Task ReceiveAsync()
    {
        while (_receiver.IsListening)
        {
            HttpListenerContext context;
            try
            {
                context = await _receiver.GetContextAsync();
            }
            catch (Exception stopped) when (stopped is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            if (context.Request.HttpMethod == "OPTIONS")
            {
                context.Response.AddHeader("WebHook-Allowed-Origin", "*");
            }
            else
            {
                _received.Enqueue(long.Parse(context.Request.Headers["webhook-id"]!["evt_".Length..]));
                if (_isKilled())
                {
                    // Nobody waits for the answer.
                    context.Response.Abort();
                    continue;
                }
            }

            context.Response.Close();
        }
    }

    private async Task UntilAsync(Func<bool> isSo, RunningProduct product)
    {
        for (var i = 0; i < 600 && !isSo(); i++)
        {
            await Task.Delay(100);
        }

        Assert.True(isSo(), $"Received {string.Join(' ', _received)}. {product.Output}");
    }
}

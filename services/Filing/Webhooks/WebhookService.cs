using System.Collections.Concurrent;
using System.Data.Common;
using Disclosure.ApiErrors;
using Disclosure.Filing.Domain.Log;
using Disclosure.Filing.Domain.Webhooks;

namespace Disclosure.Filing.Webhooks;

/// <summary>Looks once a second, and whenever the log grows, which webhooks have something to do, and does it for several at once.</summary>
internal sealed partial class WebhookService(
    ILogStore log,
    WebhookDispatcher dispatcher,
    TimeProvider clock,
    ILogger<WebhookService> logger
) : BackgroundService
{
    // Slow receivers wait for one another and hold up nobody else.
    // A receiver that takes ten seconds an event holds one of these places.
    private const int MaxAtOnce = 16;

    private static readonly TimeSpan s_retryDelay = TimeSpan.FromSeconds(10);

    // By name, so that no webhook is served twice at once by this process.
    private readonly ConcurrentDictionary<string, Task> _running = new(StringComparer.Ordinal);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var size = (await log.FindHeadAsync(stoppingToken)).Size;
                foreach (var name in await dispatcher.ListDueAsync(size, stoppingToken))
                {
                    // What finds no place now is due in the next round.
                    if (_running.Count < MaxAtOnce && !_running.ContainsKey(name))
                    {
                        Start(name, stoppingToken);
                    }
                }

                await log.WaitAsync(size, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                break;
            }
            // A disk that is full or a database that restarts ends nothing: cursors are where they are.
            catch (Exception failed)
            {
                Report(failed);
                await Task.Delay(s_retryDelay, clock, stoppingToken)
                    .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }

        // Attempts under way end by their own token; the host waits for them.
        await Task.WhenAll(_running.Values);
    }

    private void Start(string name, CancellationToken stop)
    {
        // Registered before it runs, so that its end finds it.
        var begin = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _running[name] = RunAsync(name, begin.Task, stop);
        begin.SetResult();
    }

    private async Task RunAsync(string name, Task begin, CancellationToken stop)
    {
        await begin;
        try
        {
            await dispatcher.RunAsync(name, stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The cursor is stored; the next start goes on from it.
        }
        catch (Exception failed)
        {
            Report(failed);
        }
        finally
        {
            _running.TryRemove(name, out _);
        }
    }

    // What the storage does is known by its words; anything else is an error of ours, and its place is needed.
    private void Report(Exception failed)
    {
        if (failed is ApiException or DbException or IOException)
        {
            LogWaiting(logger, failed.Message);
        }
        else
        {
            LogFailed(logger, failed);
        }
    }

    [LoggerMessage(51, LogLevel.Warning, "Webhooks wait for their storage: {Reason}")]
    private static partial void LogWaiting(ILogger logger, string reason);

    [LoggerMessage(52, LogLevel.Error, "A webhook could not be served.")]
    private static partial void LogFailed(ILogger logger, Exception failed);
}

using System.Data.Common;
using Disclosure.ApiErrors;
using Disclosure.Filing.Domain.Log;
using Disclosure.Filing.Domain.Publications;
using Disclosure.TransparencyLog.Witnesses;

namespace Disclosure.Filing.Publishing;

/// <summary>
/// Keeps the public tree up to date: completes at start what a stop interrupted, shows withdrawals at once, and publishes a checkpoint
/// every few minutes while the log grows.
/// </summary>
internal sealed partial class PublicTreeService(
    ILogStore log,
    PublicTreeUpdater updater,
    PublicationSigner signer,
    Witness witness,
    TimeProvider clock,
    IHostApplicationLifetime lifetime,
    ILogger<PublicTreeService> logger
) : BackgroundService
{
    // Each checkpoint leaves partial tiles behind, so that not every entry gets one.
    // Ten minutes is how old a public head may be where nothing is published; a publication has its own at once.
    private static readonly TimeSpan s_checkpointPeriod = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan s_retryDelay = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // A start that fails says why, and nothing else.
        lifetime.ApplicationStarted.Register(() =>
            LogKeys(
                logger,
                $"{signer.LogKey}",
                $"{witness.Key}",
                string.Join(", ", signer.PublisherKeys.Select(k => k.KeyId))
            )
        );
        // seen: length of the log that was looked through; shown: length of the last checkpoint.
        var (seen, shown) = (0L, 0L);
        var last = DateTimeOffset.MinValue;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var size = (await log.FindHeadAsync(stoppingToken)).Size;
                var isDue = size > shown && clock.GetUtcNow() - last >= s_checkpointPeriod;
                // IsBehind is asked only when the log has grown: a withdrawal shows within a second.
                if (isDue || (size > seen && await updater.IsBehindAsync(stoppingToken)))
                {
                    await updater.UpdateAsync(stoppingToken);
                    (shown, last) = (size, clock.GetUtcNow());
                }

                seen = size;
                // Returns at once where the log has grown meanwhile.
                await log.WaitAsync(size, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            // A disk that is full or a database that restarts ends nothing: the tree is completed when they are back.
            catch (Exception failed)
            {
                // What the storage does is known by its words; anything else is an error of ours, and its place is needed.
                if (failed is ApiException or DbException or IOException)
                {
                    LogWaiting(logger, failed.Message);
                }
                else
                {
                    LogFailed(logger, failed);
                }

                // A stop must not wait for the delay, nor be an error.
                await Task.Delay(s_retryDelay, clock, stoppingToken)
                    .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    [LoggerMessage(
        41,
        LogLevel.Information,
        "Log key {LogKey}, witness key {WitnessKey}, publisher keys {PublisherKeys}."
    )]
    private static partial void LogKeys(ILogger logger, string logKey, string witnessKey, string publisherKeys);

    [LoggerMessage(43, LogLevel.Warning, "The public tree waits for its storage: {Reason}")]
    private static partial void LogWaiting(ILogger logger, string reason);

    [LoggerMessage(42, LogLevel.Error, "The public tree could not be brought up to date.")]
    private static partial void LogFailed(ILogger logger, Exception failed);
}

using System.Data.Common;
using Disclosure.ApiErrors;
using Disclosure.Filing.Domain.Log;

namespace Disclosure.Filing.Publishing;

/// <summary>Keeps the datasets of the public tree up to date, beside the publication of reports and never in its way.</summary>
internal sealed partial class DatasetService(
    DatasetUpdater updater,
    ILogStore log,
    TimeProvider clock,
    ILogger<DatasetService> logger
) : BackgroundService
{
    private static readonly TimeSpan s_pollPeriod = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_retryDelay = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var size = await updater.UpdateAsync(stoppingToken);
                await (
                    updater.IsPending
                        ? Task.Delay(s_pollPeriod, clock, stoppingToken)
                        : log.WaitAsync(size, stoppingToken)
                );
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            // Datasets are made anew when their storage is back; reports are published without them.
            catch (Exception failed)
            {
                if (failed is ApiException or DbException or IOException)
                {
                    LogWaiting(logger, failed.Message);
                }
                else
                {
                    LogFailed(logger, failed);
                }

                await Task.Delay(s_retryDelay, clock, stoppingToken)
                    .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    [LoggerMessage(47, LogLevel.Warning, "The datasets wait for their storage: {Reason}")]
    private static partial void LogWaiting(ILogger logger, string reason);

    [LoggerMessage(48, LogLevel.Error, "A dataset could not be brought up to date.")]
    private static partial void LogFailed(ILogger logger, Exception failed);
}

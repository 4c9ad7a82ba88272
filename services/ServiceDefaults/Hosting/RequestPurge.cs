using Disclosure.ServiceDefaults.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Disclosure.ServiceDefaults.Hosting;

/// <summary>
/// Forgets the answers to requests that are older than DISCLOSURE_REQUEST_DAYS, once an hour, in small transactions between which
/// other writes go on. A request within that age keeps its answer.
/// </summary>
internal sealed partial class RequestPurge(
    IDatabase database,
    IOptions<ServerOptions> options,
    TimeProvider clock,
    ILogger<RequestPurge> logger
) : BackgroundService
{
    private static readonly TimeSpan s_interval = TimeSpan.FromHours(1);

    // Rows of one transaction, and transactions of one hour.
    private const int Batch = 500;
    private const int MaxBatches = 200;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The first purge is an hour after the start: starting must be quick.
        using var timer = new PeriodicTimer(s_interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await PurgeAsync(stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                // A database that is away or full; the next hour tries again.
                Postponed(logger, failure.Message);
            }
        }
    }

    private async Task PurgeAsync(CancellationToken cancellation)
    {
        var before = clock.GetUtcNow() - TimeSpan.FromDays(options.Value.RequestDays);
        for (var batch = 0; batch < MaxBatches; batch++)
        {
            // Fewer than a batch: nothing old is left.
            if (await RequestLog.PurgeAsync(database, before, Batch, cancellation) < Batch)
            {
                return;
            }
        }
    }

    [LoggerMessage(20, LogLevel.Warning, "Old answers to requests are kept for another hour: {Cause}")]
    private static partial void Postponed(ILogger logger, string cause);
}

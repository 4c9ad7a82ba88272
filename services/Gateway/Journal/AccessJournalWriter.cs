using Disclosure.ApiErrors;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;

namespace Disclosure.Gateway.Journal;

/// <summary>Appends what the journal collects to the log of Filing, every second and once more at the end.</summary>
/// <remarks>These are the only entries of the log that a crash may lose. A batch that Filing does not take is sent again.</remarks>
internal sealed partial class AccessJournalWriter(
    AccessJournal journal,
    FilingV1.LogService.LogServiceClient log,
    TimeProvider clock,
    ILogger<AccessJournalWriter> logger
) : BackgroundService
{
    // As many as Filing takes at once.
    private const int MaxRecords = 1_000;

    // Some ten minutes of full batches while Filing is away.
    private const int MaxWaiting = 600;

    private const int MaxName = 300;

    private static readonly TimeSpan s_interval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(5);

    private readonly Queue<FilingV1.AppendAccessRequest> _waiting = [];
    private readonly SemaphoreSlim _sending = new(1);

    /// <summary>Stops collecting and appends what there is.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        try
        {
            await AppendAsync(cancellationToken);
        }
        catch (Exception late) when (late is OperationCanceledException or ObjectDisposedException)
        {
            // The time to stop is over. Of all entries these are the ones that an end may lose.
        }
    }

    public override void Dispose()
    {
        _sending.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            using var timer = new PeriodicTimer(s_interval, clock);
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await AppendAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The rest is appended by StopAsync.
        }
    }

    // One at a time: a host may be asked to stop more than once.
    private async Task AppendAsync(CancellationToken cancellation)
    {
        await _sending.WaitAsync(cancellation);
        try
        {
            await SendAsync(cancellation);
        }
        finally
        {
            _sending.Release();
        }
    }

    private async Task SendAsync(CancellationToken cancellation)
    {
        foreach (var batch in journal.Take().Chunk(MaxRecords))
        {
            var request = new FilingV1.AppendAccessRequest { RequestId = $"{Guid.NewGuid()}" };
            request.Records.Add(batch.Select(b => ToRecord(b.Access, b.Seen)));
            _waiting.Enqueue(request);
        }

        while (_waiting.TryPeek(out var next))
        {
            try
            {
                var deadline = clock.GetUtcNow().UtcDateTime + s_timeout;
                await log.AppendAccessAsync(next, deadline: deadline, cancellationToken: cancellation);
                _waiting.Dequeue();
            }
            catch (RpcException refused) when (refused.StatusCode == StatusCode.InvalidArgument)
            {
                // It would be refused for ever, and hold up all that comes after it.
                Lost(logger, _waiting.Dequeue().Records.Count, refused);
            }
            catch (Exception away) when (away is RpcException or ApiException)
            {
                cancellation.ThrowIfCancellationRequested();
                Keep(away);
                return;
            }
        }
    }

    // Sent again with the next batch, under the same request_id.
    private void Keep(Exception away)
    {
        if (_waiting.Count <= MaxWaiting)
        {
            return;
        }

        Lost(logger, _waiting.Dequeue().Records.Count, away);
    }

    private static FilingV1.AccessRecord ToRecord(AccessRecord access, AccessJournal.Seen seen) =>
        new()
        {
            Kind = access.Kind,
            Time = seen.Time.ToTimestamp(),
            Principal = Shorten(access.Principal),
            Agency = access.Agency,
            Resource = Shorten(access.Resource),
            Method = access.Method,
            Code = access.Code,
            Count = seen.Count,
        };

    private static string Shorten(string name) => name.Length <= MaxName ? name : name[..MaxName];

    [LoggerMessage(1, LogLevel.Warning, "{Count} records of access were lost: the log did not take them.")]
    private static partial void Lost(ILogger logger, int count, Exception away);
}

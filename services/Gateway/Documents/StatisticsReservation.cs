using Disclosure.ApiErrors;
using Grpc.Core;

namespace Disclosure.Gateway.Documents;

/// <summary>
/// A write of figures that Statistics has checked and holds until it is committed, so that what is written elsewhere in between cannot be
/// followed by a refusal. Disposed without a commit, it leaves everything as it was.
/// </summary>
internal sealed class StatisticsReservation : IAsyncDisposable
{
    private readonly AsyncDuplexStreamingCall<StatisticsV1.ReserveStatisticsRequest, StatisticsV1.Statistics> _call;
    private bool _isCommitted;

    private StatisticsReservation(
        AsyncDuplexStreamingCall<StatisticsV1.ReserveStatisticsRequest, StatisticsV1.Statistics> call
    ) => _call = call;

    /// <summary>Reserves a write. ABORTED / ETAG_MISMATCH, WRITE_RESERVED or REPORT_MOVED, and the errors of the sheet.</summary>
    public static async Task<StatisticsReservation> BeginAsync(
        StatisticsV1.StatisticsService.StatisticsServiceClient statistics,
        StatisticsV1.ReplaceStatisticsRequest write,
        CallOptions call
    )
    {
        var reservation = new StatisticsReservation(statistics.ReserveStatistics(call));
        try
        {
            await reservation.SendAsync(new() { Write = write });
            return reservation;
        }
        catch
        {
            // Only BeginAsync disposes here; later the using block of the caller does.
            reservation._call.Dispose();
            throw;
        }
    }

    /// <summary>Writes, and answers what is stored.</summary>
    public async Task<StatisticsV1.Statistics> CommitAsync()
    {
        // Set before it is sent: after an error nobody knows whether it was written, and nothing is released.
        _isCommitted = true;
        return await SendAsync(new() { Commit = true });
    }

    public async ValueTask DisposeAsync()
    {
        using (_call)
        {
            // A committed write has nothing to release.
            if (!_isCommitted)
            {
                await ReleaseAsync();
            }
        }
    }

    // The end of the stream gives the report free; who waits for the answer may write at once.
    private async Task ReleaseAsync()
    {
        try
        {
            await _call.RequestStream.CompleteAsync();
            // Waits for the end: the next write must not find the report still reserved.
            await _call.ResponseStream.MoveNext(CancellationToken.None);
        }
        catch (Exception error) when (error is RpcException or ApiException or InvalidOperationException)
        {
            // The stream has ended already and holds nothing. What ended it is on its way to the caller.
        }
    }

    private async Task<StatisticsV1.Statistics> SendAsync(StatisticsV1.ReserveStatisticsRequest step)
    {
        try
        {
            // One answer to each step.
            await _call.RequestStream.WriteAsync(step);
        }
        catch (Exception error) when (error is RpcException or InvalidOperationException)
        {
            // The service has answered already; reading says what.
        }

        return await _call.ResponseStream.MoveNext(CancellationToken.None)
            ? _call.ResponseStream.Current
            : throw ApiError.Unavailable("statistics");
    }
}

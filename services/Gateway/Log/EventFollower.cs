using Disclosure.Gateway.Authorization;
using Disclosure.Gateway.Clients;
using Disclosure.ServiceDefaults.Rpc;
using Grpc.Core;
using static Disclosure.Filing.V1.EventKind;

namespace Disclosure.Gateway.Log;

/// <summary>Hands the log's events on as they come, until the caller hangs up, may no longer have them, or the gateway stops.</summary>
internal sealed class EventFollower(
    FilingV1.LogService.LogServiceClient log,
    StandingAccess access,
    CallOptionsFactory calls,
    TimeProvider clock,
    IHostApplicationLifetime lifetime
)
{
    // A heartbeat every so many looks at the caller's access; proxies give up silent connections after 30 s or more.
    private const int LooksPerBeat = 10;

    /// <param name="start">First index that is wanted.</param>
    public async Task FollowAsync(
        PublicV1.WatchEventsRequest request,
        long start,
        IEventWriter writer,
        ServerCallContext context
    )
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(
            context.CancellationToken,
            lifetime.ApplicationStopping
        );
        var watch = new FilingV1.WatchEventsRequest
        {
            Start = start,
            Agency = request.Agency,
            Subtree = request.Subtree,
        };
        using var events = log.WatchEvents(watch, calls.CreateForStream(context));
        try
        {
            await FollowAsync(request, events, writer, context, stop.Token);
        }
        // The end that every follower is told of: they ask again after the last index that came.
        catch (Exception stopped)
            when (lifetime.ApplicationStopping.IsCancellationRequested
                && stopped is OperationCanceledException or RpcException { StatusCode: StatusCode.Cancelled }
            )
        {
            return;
        }
    }

    private async Task FollowAsync(
        PublicV1.WatchEventsRequest request,
        AsyncServerStreamingCall<FilingV1.LogEntry> events,
        IEventWriter writer,
        ServerCallContext context,
        CancellationToken stop
    )
    {
        var next = events.ResponseStream.MoveNext(stop);
        var isOpen = await IsFollowingAsync(events, next);
        if (isOpen)
        {
            await writer.OpenAsync();
        }

        using var timer = new PeriodicTimer(StandingAccess.Period, clock);
        var look = timer.WaitForNextTickAsync(stop).AsTask();
        for (var looks = 0; ; )
        {
            // The look comes first, so that a log that never rests does not put it off.
            if (await Task.WhenAny(look, next) == look)
            {
                await look;
                await access.RequireAsync(request, context);
                if (++looks % LooksPerBeat == 0 && isOpen)
                {
                    await writer.BeatAsync();
                }

                look = timer.WaitForNextTickAsync(stop).AsTask();
            }
            else if (await next)
            {
                // Who reads is for auditors: whoever follows events would read, and follow that, for ever.
                if (events.ResponseStream.Current.Kind is not (AccessRead or AccessRefused))
                {
                    await writer.WriteAsync(LogLineView.Create(events.ResponseStream.Current));
                    isOpen = true;
                }

                next = events.ResponseStream.MoveNext(stop);
            }
            else
            {
                return;
            }
        }
    }

    // A refusal has headers too; only a stream that goes on says so in them.
    private static async Task<bool> IsFollowingAsync(
        AsyncServerStreamingCall<FilingV1.LogEntry> events,
        Task<bool> first
    )
    {
        var headers = events.ResponseHeadersAsync;
        await Task.WhenAny(first, headers);
        return headers.IsCompletedSuccessfully && (await headers).Get(StreamHeader.Name) is not null;
    }
}

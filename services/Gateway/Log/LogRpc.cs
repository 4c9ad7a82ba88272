using Disclosure.Gateway.Clients;
using Grpc.Core;

namespace Disclosure.Gateway.Log;

/// <summary>The public service of the log.</summary>
internal sealed class LogRpc(FilingV1.LogService.LogServiceClient log, CallOptionsFactory calls)
    : PublicV1.LogService.LogServiceBase
{
    /// <summary>Filing.ListLogEntries.</summary>
    public override async Task<PublicV1.ListAuditLinesResponse> ListAuditLines(
        PublicV1.ListAuditLinesRequest request,
        ServerCallContext context
    )
    {
        var found = await log.ListLogEntriesAsync(
            new()
            {
                Agency = request.Agency,
                Subtree = request.Subtree,
                Resource = request.Resource,
                Start = FirstOf(request.HasAfter, request.After),
                PageSize = request.PageSize,
                PageToken = request.PageToken,
            },
            calls.Create(context)
        );
        return new() { Lines = { found.Entries.Select(LogLineView.Create) }, NextPageToken = found.NextPageToken };
    }

    /// <summary>Filing.WatchEvents.</summary>
    public override async Task WatchEvents(
        PublicV1.WatchEventsRequest request,
        IServerStreamWriter<PublicV1.LogLine> responseStream,
        ServerCallContext context
    )
    {
        var watch = new FilingV1.WatchEventsRequest
        {
            Start = FirstOf(request.HasAfter, request.After),
            Agency = request.Agency,
            Subtree = request.Subtree,
        };
        using var events = log.WatchEvents(watch, calls.CreateForStream(context));
        await foreach (var entry in events.ResponseStream.ReadAllAsync(context.CancellationToken))
        {
            await responseStream.WriteAsync(LogLineView.Create(entry), context.CancellationToken);
        }
    }

    // Callers name the last index that they have; Filing takes the first that is wanted.
    private static long FirstOf(bool isGiven, long after) => isGiven ? after + 1 : 0;
}

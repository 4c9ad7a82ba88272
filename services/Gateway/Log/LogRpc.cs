using Disclosure.ApiErrors;
using Disclosure.Gateway.Access;
using Disclosure.Gateway.Clients;
using Disclosure.ServiceDefaults.Rpc;
using Grpc.Core;

namespace Disclosure.Gateway.Log;

/// <summary>The public service of the log.</summary>
internal sealed class LogRpc(FilingV1.LogService.LogServiceClient log, EventFollower follower, CallOptionsFactory calls)
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
        var http = context.GetHttpContext();
        var start = FirstOf(request.HasAfter, request.After);
        if (StatusWriter.IsGrpc(http.Request) || !ServerSentEventWriter.Accepts(http.Request))
        {
            await follower.FollowAsync(request, start, new MessageEventWriter(responseStream, context), context);
            return;
        }

        var writer = new ServerSentEventWriter(http);
        try
        {
            // A browser that was cut off repeats the address it began with, and says in the header how far it came.
            start = ServerSentEventWriter.FindLastId(http.Request) + 1 ?? start;
            await follower.FollowAsync(request, start, writer, context);
        }
        catch (ApiException ended) when (writer.IsOpen)
        {
            await writer.WriteErrorAsync(ended.ToStatus());
        }
        catch (RpcException ended) when (writer.IsOpen && ended.GetRpcStatus() is not null)
        {
            await writer.WriteErrorAsync(ended.GetRpcStatus()!);
        }
    }

    // Callers name the last index that they have; Filing takes the first that is wanted.
    private static long FirstOf(bool isGiven, long after) => isGiven ? after + 1 : 0;
}

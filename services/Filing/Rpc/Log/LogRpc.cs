using Disclosure.ApiErrors;
using Disclosure.Filing.Domain.Agencies;
using Disclosure.Filing.Domain.Log;
using Disclosure.ResourceNames;
using Disclosure.ServiceDefaults.Rpc;
using Grpc.Core;
using Proto = Disclosure.Filing.V1;

namespace Disclosure.Filing.Rpc.Log;

/// <summary>Implements reading the log and appending accesses; this part holds the entries.</summary>
internal sealed partial class LogRpc(
    ILogStore log,
    IAgencyStore agencies,
    WriteFactory writes,
    IHostApplicationLifetime lifetime
) : Proto.LogService.LogServiceBase
{
    // Entries that are read at once for a follower.
    // One page is one statement; a follower of a long log is served page by page.
    private const int WatchPage = 500;

    public override async Task<Proto.ListLogEntriesResponse> ListLogEntries(
        Proto.ListLogEntriesRequest request,
        ServerCallContext context
    )
    {
        // NOT_FOUND for an agency that is not registered, before anything is read.
        var filter = await ParseFilterAsync(request.Agency, request.Subtree, context) with
        {
            Resource = request.Resource,
            Kind = request.Kind == Proto.EventKind.Unspecified ? null : (EventKind)request.Kind,
        };
        RequireIndex("start", request.Start);
        var page = PageRequest.Parse(
            request.PageSize,
            request.PageToken,
            "log",
            request.Agency,
            request.Subtree,
            request.Resource,
            request.Kind,
            request.Start
        );
        // The token is the index of the last entry shown; entries are never removed, so that it stays valid.
        var start = page.After.Length == 0 ? request.Start : long.Parse(page.After) + 1;
        var head = await log.FindHeadAsync(context.CancellationToken);
        var found = await log.ListAsync(filter, start, head.Size, page.Size + 1, context.CancellationToken);
        var answer = new Proto.ListLogEntriesResponse
        {
            NextPageToken = page.Next(found.Count > page.Size ? $"{found[page.Size - 1].Index}" : null),
            // Told with every page: a client sees how far it is.
            LogSize = head.Size,
        };
        answer.Entries.Add(found.Take(page.Size).Select(e => e.ToProto()));
        return answer;
    }

    public override async Task WatchEvents(
        Proto.WatchEventsRequest request,
        IServerStreamWriter<Proto.LogEntry> responseStream,
        ServerCallContext context
    )
    {
        // A follower would hold up the stop of the service; it asks again elsewhere.
        // Streams are long: each would otherwise keep the process alive until its client goes away.
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(
            context.CancellationToken,
            lifetime.ApplicationStopping
        );
        var stop = ends.Token;
        var filter = await ParseFilterAsync(request.Agency, request.Subtree, context);
        RequireIndex("start", request.Start);
        var next = request.Start;
        // SIZE_BEYOND_LOG: a follower that is ahead of the log follows another log.
        RequireWithin(next, (await log.FindHeadAsync(stop)).Size);
        // The caller learns that it follows before the first event comes.
        await context.WriteResponseHeadersAsync([new(StreamHeader.Name, StreamHeader.Open)]);
        try
        {
            await SendAsync(filter, next, responseStream, stop);
        }
        catch (OperationCanceledException)
            when (lifetime.ApplicationStopping.IsCancellationRequested
                && !context.CancellationToken.IsCancellationRequested
            )
        {
            // The stream ends; the follower asks again from where it is.
        }
    }

    // The size is read before the entries, so that an entry appended in between is left to the next turn.
    private async Task SendAsync(
        LogFilter filter,
        long next,
        IServerStreamWriter<Proto.LogEntry> responseStream,
        CancellationToken stop
    )
    {
        while (true)
        {
            var size = (await log.FindHeadAsync(stop)).Size;
            while (next < size)
            {
                var found = await log.ListAsync(filter, next, size, WatchPage, stop);
                foreach (var entry in found)
                {
                    await responseStream.WriteAsync(entry.ToProto(), stop);
                }

                // A page that is not full was the end: entries up to size that do not fit the filter are passed.
                next = found.Count < WatchPage ? size : found[^1].Index + 1;
            }

            // Waits until the log is longer than what was looked through.
            await log.WaitAsync(next, stop);
        }
    }

    // A region that is not registered would silently be empty.
    private async Task<LogFilter> ParseFilterAsync(string agency, bool subtree, ServerCallContext context)
    {
        if (agency.Length == 0)
        {
            return new(null, false, "", null);
        }

        var name = AgencyName.Parse("agency", agency);
        return await agencies.FindAsync(name, context.CancellationToken) is null
            ? throw ApiError.NotFound("AGENCY_NOT_FOUND", agency, $"没有登记机关 {name.Id}，请核对代码或先登记。")
            : new(name, subtree, "", null);
    }

    private static void RequireIndex(string field, long index)
    {
        if (index < 0)
        {
            throw ApiError.InvalidField(field, "INDEX_NEGATIVE", "must be 0 or more", "日志序号不能是负数");
        }
    }

    // INVALID_ARGUMENT / SIZE_BEYOND_LOG.
    // Size of the log, or of a subtree's level: the words are those of entries in both cases.
    private static void RequireWithin(long size, long most)
    {
        if (size < 0 || size > most)
        {
            throw new ApiException(
                ErrorCode.InvalidArgument,
                "SIZE_BEYOND_LOG",
                $"The log has {most} entries.",
                $"日志目前共 {most} 条，请求的序号 {size} 超出范围。"
            )
            {
                Metadata = new Dictionary<string, string> { ["size"] = $"{most}" },
            };
        }
    }
}

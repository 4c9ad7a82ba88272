using System.Collections.Concurrent;
using Disclosure.ServiceDefaults.Rpc;
using Grpc.Core;

namespace Disclosure.Gateway.Tests.Fakes;

/// <summary>Filing's log, which tells each of its followers what a test appends.</summary>
internal sealed class FakeLog : FilingV1.LogService.LogServiceBase
{
    private readonly ConcurrentQueue<FilingV1.LogEntry> _entries = new();
    private volatile TaskCompletionSource _appended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Whether streams wait for what is appended; otherwise they end behind the last entry.</summary>
    public bool Follows { get; set; }

    /// <summary>Adds the next entry.</summary>
    public void Append(long index)
    {
        _entries.Enqueue(
            new()
            {
                Index = index,
                Kind = FilingV1.EventKind.ReportSubmitted,
                Agency = Sample.Agency,
                Resource = Sample.Name,
            }
        );
        var appended = _appended;
        _appended = new(TaskCreationOptions.RunContinuationsAsynchronously);
        appended.SetResult();
    }

    public override Task<FilingV1.AppendAccessResponse> AppendAccess(
        FilingV1.AppendAccessRequest request,
        ServerCallContext context
    ) => Task.FromResult(new FilingV1.AppendAccessResponse { Count = request.Records.Count });

    public override async Task WatchEvents(
        FilingV1.WatchEventsRequest request,
        IServerStreamWriter<FilingV1.LogEntry> responseStream,
        ServerCallContext context
    )
    {
        await context.WriteResponseHeadersAsync([new(StreamHeader.Name, StreamHeader.Open)]);
        for (var sent = 0; ; )
        {
            var appended = _appended;
            foreach (var entry in _entries.Skip(sent).ToArray())
            {
                await responseStream.WriteAsync(entry, context.CancellationToken);
                sent++;
            }

            if (!Follows)
            {
                return;
            }

            await appended.Task.WaitAsync(context.CancellationToken);
        }
    }
}

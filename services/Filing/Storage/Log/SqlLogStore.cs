using System.Text.Json;
using Dapper;
using Disclosure.Filing.Domain;
using Disclosure.Filing.Domain.Log;
using Disclosure.ServiceDefaults.Storage;
using Disclosure.TransparencyLog.Trees;

namespace Disclosure.Filing.Storage.Log;

/// <summary>Reads the log from SQL.</summary>
internal sealed class SqlLogStore([FromKeyedServices("filing")] IDatabase database, LogSignal signal) : ILogStore
{
    private static readonly string s_head = SqlText.Load<SqlLogStore>("log_head_find");
    private static readonly string s_list = SqlText.Load<SqlLogStore>("log_entry_list");
    private static readonly string s_ofAgency = SqlText.Load<SqlLogStore>("log_entry_list_agency");
    private static readonly string s_under = SqlText.Load<SqlLogStore>("log_entry_list_under");

    // Arrays as parameters differ between databases.
    private readonly string _nodes = SqlText.Load<SqlLogStore>(database, "log_node_list");

    public async Task<LogHead> FindHeadAsync(CancellationToken cancellation)
    {
        await using var db = await database.OpenAsync(cancellation);
        var row = await db.QuerySingleAsync<HeadRow>(new(s_head, cancellationToken: cancellation));
        return new(row.Size, row.Size == 0 ? null : DateTimeOffset.FromUnixTimeMilliseconds(row.Time));
    }

    // Three statements, so that each uses the index that fits it.
    public async Task<IReadOnlyList<LogEntry>> ListAsync(
        LogFilter filter,
        long start,
        long end,
        int take,
        CancellationToken cancellation
    )
    {
        await using var db = await database.OpenAsync(cancellation);
        var parameters = new
        {
            Agency = filter.Agency?.ToString(),
            filter.Resource,
            Kind = (int?)filter.Kind ?? 0,
            Start = start,
            End = end,
            Take = take,
        };
        // One of three: each has the index that its condition needs.
        var statement =
            filter.Agency is null ? s_list
            : filter.Subtree ? s_under
            : s_ofAgency;
        var rows = await db.QueryAsync<EntryRow>(new(statement, parameters, cancellationToken: cancellation));
        return [.. rows.Select(r => new LogEntry(r.LogIndex, LogEntryFormat.Parse(r.Entry), r.Entry))];
    }

    public async Task<string> AppendAsync(
        IReadOnlyList<LogEvent> events,
        Func<long, string> respond,
        WriteMetadata write,
        CancellationToken cancellation
    )
    {
        var response = await database.WriteAsync(
            // Repeats of one request wait for each other.
            $"log/{write.Request.Id}",
            async (transaction, stop) =>
            {
                if (await RequestLog.FindAsync(transaction, write.Request, stop) is { } stored)
                {
                    return stored;
                }

                // -1: there is no index where nothing was appended.
                var first = events.Count == 0 ? -1 : await LogWriter.AppendAsync(transaction, events, stop);
                var answer = respond(first);
                await RequestLog.AddAsync(transaction, write.Request, answer, write.Time, stop);
                return answer;
            },
            cancellation
        );
        signal.Raise();
        return response;
    }

    public async Task WaitAsync(long size, CancellationToken cancellation)
    {
        // Taken before the log is looked at, so that no append falls between.
        var next = signal.Next;
        if ((await FindHeadAsync(cancellation)).Size <= size)
        {
            await signal.WaitAsync(next, cancellation);
        }
    }

    public async ValueTask<IReadOnlyList<TreeHash>> ReadAsync(
        IReadOnlyList<NodePosition> positions,
        CancellationToken cancellation
    )
    {
        await using var db = await database.OpenAsync(cancellation);
        // One statement for all positions of a proof: a log of a million entries needs some twenty.
        var parameters = new
        {
            Positions = JsonSerializer.Serialize(positions.Select(p => new[] { p.Level, p.Index })),
        };
        var hashes = await db.QueryAsync<byte[]>(new(_nodes, parameters, cancellationToken: cancellation));
        TreeHash[] found = [.. hashes.Select(hash => TreeHash.FromBytes(hash))];
        // A hole in the tree is a damaged database, and no proof is better than a wrong one.
        return found.Length == positions.Count
            ? found
            : throw new InvalidDataException($"Of {positions.Count} nodes of the log {found.Length} are stored.");
    }

    private sealed record HeadRow(long Size, long Time);

    private sealed record EntryRow(long LogIndex, byte[] Entry);
}

using Dapper;
using Disclosure.ServiceDefaults.Storage;
using Disclosure.TransparencyLog.Notes;
using Disclosure.TransparencyLog.Trees;
using Disclosure.TransparencyLog.Witnesses;

namespace Disclosure.Filing.Storage.Log;

/// <summary>Remembers in SQL which head of each log was cosigned last; a request that lost a race changes nothing.</summary>
internal sealed class SqlWitnessStore([FromKeyedServices("filing")] IDatabase database) : IWitnessStore
{
    private static readonly string s_find = SqlText.Load<SqlWitnessStore>("witnessed_log_find");
    private static readonly string s_add = SqlText.Load<SqlWitnessStore>("witnessed_log_add");
    private static readonly string s_replace = SqlText.Load<SqlWitnessStore>("witnessed_log_replace");

    public async Task<Checkpoint?> FindAsync(string origin, CancellationToken cancellation)
    {
        await using var db = await database.OpenAsync(cancellation);
        var row = await db.QuerySingleOrDefaultAsync<HeadRow>(
            new(s_find, new { Origin = origin }, cancellationToken: cancellation)
        );
        return row is null ? null : new(origin, row.Size, TreeHash.FromBytes(row.Root));
    }

    public Task<bool> TryReplaceAsync(Checkpoint? expected, Checkpoint replacement, CancellationToken cancellation)
    {
        var parameters = new
        {
            replacement.Origin,
            replacement.Size,
            Root = replacement.Root.ToArray(),
            ExpectedSize = expected?.Size ?? 0,
            ExpectedRoot = expected?.Root.ToArray() ?? [],
        };
        // The subject keeps requests of one log apart; the statement compares once more, for other processes.
        // 1: this request has replaced the head; 0: another one did, and the witness answers 409.
        return database.WriteAsync(
            $"witness/{replacement.Origin}",
            async (transaction, stop) =>
                await transaction.Connection!.ExecuteAsync(
                    new(expected is null ? s_add : s_replace, parameters, transaction, cancellationToken: stop)
                ) == 1,
            cancellation
        );
    }

    private sealed record HeadRow(long Size, byte[] Root);
}

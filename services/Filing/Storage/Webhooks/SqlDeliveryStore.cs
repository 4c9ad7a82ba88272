using Dapper;
using Disclosure.Filing.Domain.Log;
using Disclosure.Filing.Domain.Webhooks;
using Disclosure.Filing.Storage.Log;
using Disclosure.ServiceDefaults.Storage;

namespace Disclosure.Filing.Storage.Webhooks;

/// <summary>Stores in SQL what the sender of events keeps.</summary>
internal sealed class SqlDeliveryStore([FromKeyedServices("filing")] IDatabase database, LogSignal signal)
    : IDeliveryStore
{
    private static readonly string s_due = SqlText.Load<SqlDeliveryStore>("webhook_due");
    private static readonly string s_lease = SqlText.Load<SqlDeliveryStore>("webhook_lease");
    private static readonly string s_release = SqlText.Load<SqlDeliveryStore>("webhook_release");
    private static readonly string s_find = SqlText.Load<SqlDeliveryStore>("webhook_find");
    private static readonly string s_save = SqlText.Load<SqlDeliveryStore>("webhook_save");
    private static readonly string s_addLetter = SqlText.Load<SqlDeliveryStore>("dead_letter_add");
    private static readonly string s_deleteLetter = SqlText.Load<SqlDeliveryStore>("dead_letter_delete");
    private static readonly string s_nextLetter = SqlText.Load<SqlDeliveryStore>("dead_letter_next");

    public async Task<IReadOnlyList<string>> ListDueAsync(
        string owner,
        long size,
        DateTimeOffset now,
        CancellationToken cancellation
    )
    {
        await using var db = await database.OpenAsync(cancellation);
        var parameters = new
        {
            Owner = owner,
            Size = size,
            Now = now.ToUnixTimeMilliseconds(),
        };
        return [.. await db.QueryAsync<string>(new(s_due, parameters, cancellationToken: cancellation))];
    }

    public Task<Webhook?> LeaseAsync(
        string name,
        string owner,
        DateTimeOffset now,
        DateTimeOffset until,
        CancellationToken cancellation
    )
    {
        var parameters = new
        {
            Name = name,
            Owner = owner,
            Now = now.ToUnixTimeMilliseconds(),
            Until = until.ToUnixTimeMilliseconds(),
        };
        // Taken and read in one transaction: what the sender works on is what it has leased.
        return WriteAsync(
            name,
            async run =>
                await run.ExecuteAsync(s_lease, parameters) == 0
                    ? null
                    : (await run.FindAsync<WebhookRow>(s_find, parameters))?.ToWebhook(),
            cancellation
        );
    }

    public Task ReleaseAsync(string name, string owner, CancellationToken cancellation) =>
        WriteAsync(name, run => run.ExecuteAsync(s_release, new { Name = name, Owner = owner }), cancellation);

    public async Task<bool> SaveAsync(
        Webhook before,
        Webhook after,
        DeadLetter? dead,
        LogEvent? e,
        string owner,
        CancellationToken cancellation
    // A write without a request id: the sender's guard is the revision and its lease.
    )
    {
        // Revision and cursor as they were leased; the statement compares both.
        var parameters = new DynamicParameters(WebhookRow.Parameters(after, "", before.Revision));
        parameters.Add("ExpectedIndex", before.NextIndex);
        parameters.Add("Owner", owner);
        var isSaved = await database.WriteAsync(
            after.Name,
            async (transaction, stop) =>
            {
                var run = new StatementRunner(transaction, stop);
                // Nothing else is written then: letter and event belong to the state that was refused.
                if (await run.ExecuteAsync(s_save, parameters) == 0)
                {
                    return false;
                }

                if (dead is not null)
                {
                    await run.ExecuteAsync(s_addLetter, DeadLetterRow.Parameters(after.Name, dead));
                }

                if (e is not null)
                {
                    await LogWriter.AppendAsync(transaction, [e], stop);
                }

                return true;
            },
            cancellation
        );
        if (e is not null)
        {
            signal.Raise();
        }

        return isSaved;
    }

    public async Task<DeadLetter?> FindReplayAsync(string name, CancellationToken cancellation)
    {
        await using var db = await database.OpenAsync(cancellation);
        var row = await db.QuerySingleOrDefaultAsync<DeadLetterRow>(
            new(s_nextLetter, new { Webhook = name }, cancellationToken: cancellation)
        );
        return row?.ToLetter();
    }

    public Task FinishReplayAsync(string name, DeadLetter letter, bool isTaken, CancellationToken cancellation) =>
        WriteAsync(
            name,
            // Upsert for a letter that failed again: it has the same index.
            run => run.ExecuteAsync(isTaken ? s_deleteLetter : s_addLetter, DeadLetterRow.Parameters(name, letter)),
            cancellation
        );

    private Task<T> WriteAsync<T>(string name, Func<StatementRunner, Task<T>> work, CancellationToken cancellation) =>
        database.WriteAsync(name, (transaction, stop) => work(new(transaction, stop)), cancellation);
}

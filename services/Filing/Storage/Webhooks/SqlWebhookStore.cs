using Dapper;
using Disclosure.ApiErrors;
using Disclosure.Filing.Domain;
using Disclosure.Filing.Domain.Log;
using Disclosure.Filing.Domain.Webhooks;
using Disclosure.Filing.Storage.Log;
using Disclosure.ResourceNames;
using Disclosure.ServiceDefaults.Storage;

namespace Disclosure.Filing.Storage.Webhooks;

/// <summary>Stores webhooks in SQL as people make and change them.</summary>
internal sealed class SqlWebhookStore([FromKeyedServices("filing")] IDatabase database, LogSignal signal)
    : IWebhookStore
{
    // Limit of the contract.
    private const int MaxWebhooks = 20;

    private static readonly string s_add = SqlText.Load<SqlWebhookStore>("webhook_add");
    private static readonly string s_start = SqlText.Load<SqlWebhookStore>("webhook_start");
    private static readonly string s_count = SqlText.Load<SqlWebhookStore>("webhook_count");
    private static readonly string s_find = SqlText.Load<SqlWebhookStore>("webhook_find");
    private static readonly string s_list = SqlText.Load<SqlWebhookStore>("webhook_list");
    private static readonly string s_change = SqlText.Load<SqlWebhookStore>("webhook_change");
    private static readonly string s_delete = SqlText.Load<SqlWebhookStore>("webhook_delete");
    private static readonly string s_deleteLetters = SqlText.Load<SqlWebhookStore>("dead_letter_delete_all");
    private static readonly string s_listLetters = SqlText.Load<SqlWebhookStore>("dead_letter_list");
    private static readonly string s_replay = SqlText.Load<SqlWebhookStore>("dead_letter_replay");
    private static readonly string s_agencyExists = SqlText.Load<SqlWebhookStore>("agency_exists");

    public Task<string> AddAsync(
        Webhook webhook,
        Func<Webhook, string> respond,
        WriteMetadata write,
        CancellationToken cancellation
    ) =>
        WriteAsync(
            // The subject of the agency's webhooks: the limit of 20 holds among requests at once.
            $"{webhook.Agency}/webhooks",
            write,
            async (run, append) =>
            {
                var agency = $"{webhook.Agency}";
                if (await run.ScalarAsync(s_agencyExists, new { Name = agency }) == 0)
                {
                    throw ApiError.NotFound(
                        "AGENCY_NOT_FOUND",
                        agency,
                        $"没有登记机关 {webhook.Agency.Id}，请核对代码或先登记。"
                    );
                }

                if (await run.ScalarAsync(s_count, new { Agency = agency }) >= MaxWebhooks)
                {
                    throw new ApiException(
                        ErrorCode.ResourceExhausted,
                        "TOO_MANY_WEBHOOKS",
                        $"At most {MaxWebhooks}.",
                        $"该机关的事件推送地址已达上限（{MaxWebhooks} 个），请先删除不再使用的。"
                    );
                }

                // Added before its entry is appended: the cursor is set when the index is known.
                await run.ExecuteAsync(s_add, WebhookRow.Parameters(webhook, write.Actor, 0));
                var started = webhook with { NextIndex = await append(EventKind.WebhookCreated, webhook) };
                await run.ExecuteAsync(s_start, new { started.NextIndex, started.Name });
                return respond(started);
            },
            cancellation
        );

    public Task<string> ChangeAsync(
        string name,
        long? expected,
        EventKind kind,
        Func<Webhook, Webhook> change,
        Func<Webhook, string> respond,
        WriteMetadata write,
        CancellationToken cancellation
    ) =>
        WriteAsync(
            name,
            write,
            async (run, append) =>
            {
                var before = await RequireAsync(run, name, expected);
                var after = change(before) with { Revision = before.Revision + 1 };
                // The revision that was read is compared again: the sender changes it when it disables.
                var changed = await run.ExecuteAsync(
                    s_change,
                    WebhookRow.Parameters(after, write.Actor, before.Revision)
                );
                // The sender has stored another state since it was read.
                if (changed == 0)
                {
                    throw ApiError.StaleEtag(name, $"{before.Revision + 1}");
                }

                await append(kind, after);
                return respond(after);
            },
            cancellation
        );

    public Task<string> DeleteAsync(
        string name,
        long? expected,
        Func<Webhook, string> respond,
        WriteMetadata write,
        CancellationToken cancellation
    ) =>
        WriteAsync(
            name,
            write,
            async (run, append) =>
            {
                var webhook = await RequireAsync(run, name, expected);
                if (await run.ExecuteAsync(s_delete, new { Name = name, Expected = webhook.Revision }) == 0)
                {
                    throw ApiError.StaleEtag(name, $"{webhook.Revision + 1}");
                }

                await run.ExecuteAsync(s_deleteLetters, new { Name = name });
                await append(EventKind.WebhookDeleted, webhook);
                return respond(webhook);
            },
            cancellation
        );

    public Task<string> ReplayAsync(
        string name,
        long? index,
        Func<int, string> respond,
        WriteMetadata write,
        CancellationToken cancellation
    ) =>
        WriteAsync(
            name,
            write,
            async (run, append) =>
            {
                var webhook = await RequireAsync(run, name, null);
                // -1 stands for all.
                var count = await run.ExecuteAsync(s_replay, new { Name = name, Index = index ?? -1 });
                if (count == 0 && index is not null)
                {
                    throw ApiError.NotFound(
                        "LETTER_NOT_FOUND",
                        $"{name}, event {index}",
                        $"没有序号为 {index} 的未送达事件，请核对列表。"
                    );
                }

                // A replay of nothing is no event.
                if (count > 0)
                {
                    await append(EventKind.WebhookReplayed, webhook);
                }

                return respond(count);
            },
            cancellation
        );

    public async Task<Webhook?> FindAsync(string name, CancellationToken cancellation)
    {
        await using var db = await database.OpenAsync(cancellation);
        var row = await db.QuerySingleOrDefaultAsync<WebhookRow>(
            new(s_find, new { Name = name }, cancellationToken: cancellation)
        );
        return row?.ToWebhook();
    }

    public async Task<IReadOnlyList<Webhook>> ListAsync(
        AgencyName agency,
        string after,
        int take,
        CancellationToken cancellation
    )
    {
        await using var db = await database.OpenAsync(cancellation);
        var parameters = new
        {
            Agency = $"{agency}",
            After = after,
            Take = take,
        };
        var rows = await db.QueryAsync<WebhookRow>(new(s_list, parameters, cancellationToken: cancellation));
        return [.. rows.Select(r => r.ToWebhook())];
    }

    public async Task<IReadOnlyList<DeadLetter>> ListDeadLettersAsync(
        string name,
        long after,
        int take,
        CancellationToken cancellation
    )
    {
        await using var db = await database.OpenAsync(cancellation);
        var parameters = new
        {
            Webhook = name,
            After = after,
            Take = take,
        };
        var rows = await db.QueryAsync<DeadLetterRow>(new(s_listLetters, parameters, cancellationToken: cancellation));
        return [.. rows.Select(r => r.ToLetter())];
    }

    // A repeated request changes nothing and gets the response of the first. The log's entry comes last but for what needs its index.
    // append is called by the work itself, since a new webhook needs the index of its entry.
    private async Task<string> WriteAsync(
        string subject,
        WriteMetadata write,
        Func<StatementRunner, Func<EventKind, Webhook, Task<long>>, Task<string>> work,
        CancellationToken cancellation
    )
    {
        var answer = await database.WriteAsync(
            subject,
            async (transaction, stop) =>
            {
                if (await RequestLog.FindAsync(transaction, write.Request, stop) is { } stored)
                {
                    return stored;
                }

                var response = await work(
                    new(transaction, stop),
                    (kind, webhook) => LogWriter.AppendAsync(transaction, [Event(kind, webhook, write)], stop)
                );
                await RequestLog.AddAsync(transaction, write.Request, response, write.Time, stop);
                return response;
            },
            cancellation
        );
        signal.Raise();
        return answer;
    }

    private static async Task<Webhook> RequireAsync(StatementRunner run, string name, long? expected)
    {
        var row =
            await run.FindAsync<WebhookRow>(s_find, new { Name = name })
            ?? throw ApiError.NotFound("WEBHOOK_NOT_FOUND", name, $"没有事件推送地址 {name}，请核对名称。");
        return expected is { } revision && revision != row.Revision
            ? throw ApiError.StaleEtag(name, $"{row.Revision}")
            : row.ToWebhook();
    }

    // The address may hold a secret of the receiver's; its host says where events go.
    // The host only: paths of receivers often hold their secrets.
    private static LogEvent Event(EventKind kind, Webhook webhook, WriteMetadata write) =>
        new(kind, write.Time, $"{webhook.Agency}", webhook.Name, write.Actor)
        {
            Details = new Dictionary<string, string> { ["host"] = webhook.Url.IdnHost },
        };
}

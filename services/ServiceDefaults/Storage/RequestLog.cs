using System.Data.Common;
using Dapper;
using Disclosure.ApiErrors;
using Disclosure.ServiceDefaults.Rpc;

namespace Disclosure.ServiceDefaults.Storage;

/// <summary>Stores the answers to writes by request id, in the transaction of the write.</summary>
public static class RequestLog
{
    private static readonly string s_find = SqlText.Load<SqliteDatabase>("request_find");
    private static readonly string s_add = SqlText.Load<SqliteDatabase>("request_add");
    private static readonly string s_purge = SqlText.Load<SqliteDatabase>("request_purge");

    /// <summary>Finds the first answer to a request; null for a new request. REQUEST_ID_REUSED where the id was used for another request.</summary>
    public static async Task<string?> FindAsync(
        DbTransaction transaction,
        RequestKey request,
        CancellationToken cancellation
    )
    {
        var row = await Connection(transaction)
            .QuerySingleOrDefaultAsync<AnswerRow>(
                new(s_find, new { Id = request.Id.ToString() }, transaction, cancellationToken: cancellation)
            );
        return row is null ? null
            : row.Digest == request.Digest ? row.Answer
            : throw ApiError.RequestIdReused(request.Id);
    }

    /// <summary>Adds the answer to a request.</summary>
    public static Task AddAsync(
        DbTransaction transaction,
        RequestKey request,
        string answer,
        DateTimeOffset createTime,
        CancellationToken cancellation
    ) =>
        Connection(transaction)
            .ExecuteAsync(
                new(
                    s_add,
                    new
                    {
                        Id = request.Id.ToString(),
                        request.Digest,
                        Answer = answer,
                        CreateTime = createTime.ToUnixTimeMilliseconds(),
                    },
                    transaction,
                    cancellationToken: cancellation
                )
            );

    /// <summary>Forgets answers given before a time, the oldest first. Returns how many.</summary>
    /// <param name="most">Maximum number of answers.</param>
    public static Task<int> PurgeAsync(
        IDatabase database,
        DateTimeOffset before,
        int most,
        CancellationToken cancellation
    ) =>
        database.WriteAsync(
            "request_log",
            (transaction, stop) =>
                Connection(transaction)
                    .ExecuteAsync(
                        new(
                            s_purge,
                            new { Before = before.ToUnixTimeMilliseconds(), Most = most },
                            transaction,
                            cancellationToken: stop
                        )
                    ),
            cancellation
        );

    /// <summary>Makes a round trip to the database, by a read that every service can make.</summary>
    public static async Task AskAsync(IDatabase database, CancellationToken cancellation)
    {
        // No request has an empty id, so nothing is found; the round trip is what counts.
        await using var db = await database.OpenAsync(cancellation);
        await db.QuerySingleOrDefaultAsync<AnswerRow>(new(s_find, new { Id = "" }, cancellationToken: cancellation));
    }

    private static DbConnection Connection(DbTransaction transaction) =>
        transaction.Connection ?? throw new InvalidOperationException("The transaction has ended.");

    private sealed record AnswerRow(string Digest, string Answer);
}

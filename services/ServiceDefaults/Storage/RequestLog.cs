using System.Data.Common;
using Dapper;
using Disclosure.ApiErrors;
using Disclosure.ServiceDefaults.Rpc;

namespace Disclosure.ServiceDefaults.Storage;

/// <summary>Answers given to writes, by request id. Read and written inside the transaction of the write.</summary>
public static class RequestLog
{
    private static readonly string s_find = SqlText.Of<SqliteDatabase>("request_find");
    private static readonly string s_add = SqlText.Of<SqliteDatabase>("request_add");

    /// <summary>The answer given before; null for a new request. REQUEST_ID_REUSED where it was another request's.</summary>
    public static async Task<string?> FindAsync(
        DbTransaction transaction,
        RequestKey request,
        CancellationToken cancellation
    )
    {
        var row = await Connection(transaction)
            .QuerySingleOrDefaultAsync<Row>(
                new(s_find, new { Id = request.Id.ToString() }, transaction, cancellationToken: cancellation)
            );
        return row is null ? null
            : row.Digest == request.Digest ? row.Answer
            : throw ApiError.RequestIdReused(request.Id);
    }

    /// <summary>Keeps an answer.</summary>
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

    private static DbConnection Connection(DbTransaction transaction) =>
        transaction.Connection ?? throw new InvalidOperationException("The transaction has ended.");

    private sealed record Row(string Digest, string Answer);
}

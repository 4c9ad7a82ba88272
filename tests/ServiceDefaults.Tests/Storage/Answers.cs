using Dapper;
using Disclosure.ServiceDefaults.Rpc;
using Disclosure.ServiceDefaults.Storage;

namespace Disclosure.ServiceDefaults.Tests.Storage;

/// <summary>The smallest write and the smallest read that every database of the product knows: an answer to a request.</summary>
internal static class Answers
{
    /// <summary>Stores an answer under a new request id, which is returned.</summary>
    public static async Task<Guid> AddAsync(this IDatabase database, string answer = "1", DateTimeOffset time = default)
    {
        var id = Guid.NewGuid();
        return await database.WriteAsync(
            "answers",
            async (transaction, stop) =>
            {
                await RequestLog.AddAsync(transaction, new(id, "digest"), answer, time, stop);
                return id;
            },
            default
        );
    }

    /// <summary>The answer to a request; null where it is not stored.</summary>
    public static Task<string?> FindAsync(this IDatabase database, Guid id) =>
        database.WriteAsync(
            "answers",
            (transaction, stop) => RequestLog.FindAsync(transaction, new RequestKey(id, "digest"), stop),
            default
        );

    /// <summary>How many are stored, by a read.</summary>
    public static async Task<long> CountAsync(this IDatabase database)
    {
        await using var db = await database.OpenAsync(default);
        return await db.QuerySingleAsync<long>("select count(*) from request_log");
    }

    /// <summary>The error that a caller gets for what a database throws.</summary>
    public static async Task<string> ErrorOfAsync(Func<Task> work)
    {
        var thrown = await Record.ExceptionAsync(work);
        var error =
            thrown as ApiErrors.ApiException
            ?? (thrown is null ? null : new StorageErrorTranslator().Translate(thrown));
        return error is null
            ? $"{thrown}"
            : $"{error.Code} {error.Reason} {error.Metadata.GetValueOrDefault("cause")}".Trim();
    }
}

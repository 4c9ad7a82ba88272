using System.Data.Common;
using Dapper;
using Disclosure.ApiErrors;

namespace Disclosure.ServiceDefaults.Storage;

/// <summary>
/// Refuses late writes. A change of a resource's state raises its fence; a write with a smaller fence was permitted before the change and
/// is refused in its own transaction. Table <c>write_fences</c>.
/// </summary>
public static class WriteFence
{
    private static readonly string s_find = SqlText.Load<SqliteDatabase>("fence_find");
    private static readonly string s_raise = SqlText.Load<SqliteDatabase>("fence_raise");

    /// <summary>Throws ABORTED / REPORT_MOVED where the stored fence is greater than the write's.</summary>
    /// <param name="fence">Fence of the write; 0: the write is not fenced.</param>
    public static async Task RequireAsync(
        DbTransaction transaction,
        string name,
        long fence,
        CancellationToken cancellation
    )
    {
        if (fence == 0)
        {
            return;
        }

        var stored = await Connection(transaction)
            .QuerySingleOrDefaultAsync<long?>(
                new(s_find, new { Name = name }, transaction, cancellationToken: cancellation)
            );
        if (stored > fence)
        {
            throw ApiError.ReportMoved(name);
        }
    }

    /// <summary>Raises the stored fence; a value that is not greater changes nothing.</summary>
    public static Task RaiseAsync(DbTransaction transaction, string name, long fence, CancellationToken cancellation) =>
        Connection(transaction)
            .ExecuteAsync(
                new(s_raise, new { Name = name, Fence = fence }, transaction, cancellationToken: cancellation)
            );

    private static DbConnection Connection(DbTransaction transaction) =>
        transaction.Connection ?? throw new InvalidOperationException("The transaction has ended.");
}

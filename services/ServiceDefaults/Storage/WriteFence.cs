using System.Data.Common;
using Dapper;
using Disclosure.ApiErrors;

namespace Disclosure.ServiceDefaults.Storage;

/// <summary>
/// Keeps late writers out: whoever moves a resource on raises its fence, and a write that carries a smaller one, taken before the move,
/// is refused in its own transaction. Table <c>write_fences</c>.
/// </summary>
public static class WriteFence
{
    private static readonly string s_find = SqlText.Of<SqliteDatabase>("fence_find");
    private static readonly string s_raise = SqlText.Of<SqliteDatabase>("fence_raise");

    /// <summary>ABORTED / REPORT_MOVED where the fence kept is greater than the write's.</summary>
    /// <param name="fence">That of the write; 0: it is not fenced.</param>
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

        var kept = await Connection(transaction)
            .QuerySingleOrDefaultAsync<long?>(
                new(s_find, new { Name = name }, transaction, cancellationToken: cancellation)
            );
        if (kept > fence)
        {
            throw ApiError.ReportMoved(name);
        }
    }

    /// <summary>Keeps a fence; one that is not greater than the one kept changes nothing.</summary>
    public static Task RaiseAsync(DbTransaction transaction, string name, long fence, CancellationToken cancellation) =>
        Connection(transaction)
            .ExecuteAsync(
                new(s_raise, new { Name = name, Fence = fence }, transaction, cancellationToken: cancellation)
            );

    private static DbConnection Connection(DbTransaction transaction) =>
        transaction.Connection ?? throw new InvalidOperationException("The transaction has ended.");
}

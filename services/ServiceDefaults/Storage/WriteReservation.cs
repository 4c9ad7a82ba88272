using System.Data.Common;
using Dapper;
using Disclosure.ApiErrors;

namespace Disclosure.ServiceDefaults.Storage;

/// <summary>
/// Holds a resource for one request while its caller writes elsewhere, so that two writes in two services become one decision: whoever
/// holds the reservation cannot be refused any more, and whoever does not has changed nothing. Table <c>write_reservations</c>.
/// </summary>
public static class WriteReservation
{
    /// <summary>How long a reservation lasts that nobody ends: longer than any call, short for whoever comes after a crash.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(30);

    private static readonly string s_take = SqlText.Load<SqliteDatabase>("reservation_take");
    private static readonly string s_find = SqlText.Load<SqliteDatabase>("reservation_find");
    private static readonly string s_release = SqlText.Load<SqliteDatabase>("reservation_release");

    /// <summary>Reserves the resource, or prolongs the holder's own reservation. ABORTED / WRITE_RESERVED where another request holds it.</summary>
    /// <param name="holder">Id of the request.</param>
    public static async Task TakeAsync(
        DbTransaction transaction,
        string name,
        Guid holder,
        DateTimeOffset now,
        CancellationToken cancellation
    )
    {
        var row = new
        {
            Name = name,
            Holder = holder.ToString(),
            ExpireTime = (now + Lifetime).ToUnixTimeMilliseconds(),
            Now = now.ToUnixTimeMilliseconds(),
        };
        var taken = await Connection(transaction)
            .ExecuteAsync(new(s_take, row, transaction, cancellationToken: cancellation));
        if (taken == 0)
        {
            throw Reserved(name);
        }
    }

    /// <summary>Throws ABORTED / WRITE_RESERVED where a request other than the holder has reserved the resource.</summary>
    public static async Task RequireFreeAsync(
        DbTransaction transaction,
        string name,
        Guid holder,
        DateTimeOffset now,
        CancellationToken cancellation
    )
    {
        var parameters = new { Name = name, Now = now.ToUnixTimeMilliseconds() };
        var held = await Connection(transaction)
            .QuerySingleOrDefaultAsync<string?>(new(s_find, parameters, transaction, cancellationToken: cancellation));
        if (held is not null && held != holder.ToString())
        {
            throw Reserved(name);
        }
    }

    /// <summary>Ends the holder's reservation; another's stays.</summary>
    public static Task ReleaseAsync(
        DbTransaction transaction,
        string name,
        Guid holder,
        CancellationToken cancellation
    ) =>
        Connection(transaction)
            .ExecuteAsync(
                new(
                    s_release,
                    new { Name = name, Holder = holder.ToString() },
                    transaction,
                    cancellationToken: cancellation
                )
            );

    private static DbConnection Connection(DbTransaction transaction) =>
        transaction.Connection ?? throw new InvalidOperationException("The transaction has ended.");

    private static ApiException Reserved(string name) =>
        new(
            ErrorCode.Aborted,
            "WRITE_RESERVED",
            $"{name} is being written by another request.",
            "另一项导入正在写入这份年报，本次修改没有保存，请稍候一秒再试。"
        )
        {
            Metadata = new Dictionary<string, string> { ["name"] = name },
            RetryAfter = TimeSpan.FromSeconds(1),
        };
}

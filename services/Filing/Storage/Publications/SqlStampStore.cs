using Dapper;
using Disclosure.Filing.Domain.Publications;
using Disclosure.ResourceNames;
using Disclosure.ServiceDefaults.Storage;

namespace Disclosure.Filing.Storage.Publications;

/// <summary>Keeps time stamps in SQL; the first of a version stays.</summary>
internal sealed class SqlStampStore([FromKeyedServices("filing")] IDatabase database) : IStampStore
{
    private static readonly string s_find = SqlText.Load<SqlStampStore>("stamp_find");
    private static readonly string s_add = SqlText.Load<SqlStampStore>("stamp_add");
    private static readonly string s_unstamped = SqlText.Load<SqlStampStore>("unstamped_list");

    public async Task<byte[]?> FindAsync(ReportName name, int version, CancellationToken cancellation)
    {
        await using var db = await database.OpenAsync(cancellation);
        var parameters = new { Report = name.ToString(), Version = version };
        return await db.ExecuteScalarAsync<byte[]?>(new(s_find, parameters, cancellationToken: cancellation));
    }

    public Task AddAsync(ReportName name, int version, byte[] token, CancellationToken cancellation)
    {
        var parameters = new
        {
            Report = name.ToString(),
            Version = version,
            Token = token,
        };
        return database.WriteAsync(
            // The report's subject: a stamp and a move of one report run one after the other.
            $"{name}",
            (transaction, stop) =>
                transaction.Connection!.ExecuteAsync(new(s_add, parameters, transaction, cancellationToken: stop)),
            cancellation
        );
    }

    public async Task<IReadOnlyList<ReportName>> ListUnstampedAsync(int take, CancellationToken cancellation)
    {
        await using var db = await database.OpenAsync(cancellation);
        var names = await db.QueryAsync<string>(new(s_unstamped, new { Take = take }, cancellationToken: cancellation));
        return [.. names.Select(n => ReportName.Parse("report", n))];
    }
}

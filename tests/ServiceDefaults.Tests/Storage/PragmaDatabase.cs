using System.Data.Common;
using Dapper;
using Disclosure.ServiceDefaults.Storage;

namespace Disclosure.ServiceDefaults.Tests.Storage;

/// <summary>A SQLite database whose connections have a setting that stands for a fault.</summary>
internal sealed class PragmaDatabase(IDatabase inner, string pragma) : IDatabase, IDisposable
{
    private readonly GroupCommit _writer = new(cancellation => OpenAsync(inner, pragma, cancellation));

    public string Dialect => inner.Dialect;

    public Task<DbConnection> OpenAsync(CancellationToken cancellation) => OpenAsync(inner, pragma, cancellation);

    public Task<T> WriteAsync<T>(
        string subject,
        Func<DbTransaction, CancellationToken, Task<T>> work,
        CancellationToken cancellation
    ) => _writer.WriteAsync(work, cancellation);

    public void Dispose() => _writer.Dispose();

    public void Migrate() => inner.Migrate();

    private static async Task<DbConnection> OpenAsync(IDatabase inner, string pragma, CancellationToken cancellation)
    {
        var db = await inner.OpenAsync(cancellation);
        await db.ExecuteAsync($"pragma {pragma}");
        return db;
    }
}

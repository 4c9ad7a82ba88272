using System.Data.Common;
using Disclosure.ServiceDefaults.Storage;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Disclosure.Narrative.Tests.Storage;

/// <summary>A SQLite database that counts the steps of its virtual machine.</summary>
internal sealed class StepCountingDatabase(IDatabase inner) : IDatabase
{
    private long _steps;

    public long Steps => Interlocked.Read(ref _steps);

    public string Dialect => inner.Dialect;

    public async Task<DbConnection> OpenAsync(CancellationToken cancellation)
    {
        var connection = await inner.OpenAsync(cancellation);
        raw.sqlite3_progress_handler(((SqliteConnection)connection).Handle, 1, Count, null);
        return connection;
    }

    public Task<T> WriteAsync<T>(
        string subject,
        Func<DbTransaction, CancellationToken, Task<T>> work,
        CancellationToken cancellation
    ) => inner.WriteAsync(subject, work, cancellation);

    public void Migrate() => inner.Migrate();

    private int Count(object state)
    {
        Interlocked.Increment(ref _steps);
        return 0;
    }
}

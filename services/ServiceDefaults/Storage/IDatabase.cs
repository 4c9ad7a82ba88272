using System.Data.Common;

namespace Disclosure.ServiceDefaults.Storage;

/// <summary>The database of one service.</summary>
public interface IDatabase
{
    /// <summary>Opens a connection from the pool for reading; the caller disposes it.</summary>
    Task<DbConnection> OpenAsync(CancellationToken cancellation);

    /// <summary>
    /// Runs work in a transaction and commits it; work that throws is rolled back. The work may run again after a conflict with another
    /// write, so it must have no effect outside the transaction.
    /// </summary>
    /// <param name="subject">What is written; writes with the same subject run one after the other.</param>
    Task<T> WriteAsync<T>(
        string subject,
        Func<DbTransaction, CancellationToken, Task<T>> work,
        CancellationToken cancellation
    );

    /// <summary>Name of the folder of statements that differ between databases: "sqlite" or "postgres".</summary>
    string Dialect { get; }

    /// <summary>Migrates the schema to the current version; called once, before the first request.</summary>
    void Migrate();
}

using System.Data.Common;

namespace Disclosure.ServiceDefaults.Storage;

/// <summary>One service's own database.</summary>
public interface IDatabase
{
    /// <summary>An open connection from the pool, to read; the caller disposes it.</summary>
    Task<DbConnection> OpenAsync(CancellationToken cancellation);

    /// <summary>
    /// Does some work in a transaction and commits it; work that throws leaves nothing behind. The work may be done again
    /// where another write came in between, so it has no effect outside the transaction.
    /// </summary>
    /// <param name="subject">What is written; writes of the same wait for each other.</param>
    Task<T> WriteAsync<T>(
        string subject,
        Func<DbTransaction, CancellationToken, Task<T>> work,
        CancellationToken cancellation
    );

    /// <summary>The folder of statements that differ between databases: "sqlite" or "postgres".</summary>
    string Dialect { get; }

    /// <summary>Brings the schema up to date; called once, before the first request.</summary>
    void Migrate();
}

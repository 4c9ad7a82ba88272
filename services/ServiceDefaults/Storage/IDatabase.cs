using System.Data.Common;

namespace Disclosure.ServiceDefaults.Storage;

/// <summary>One service's own database.</summary>
public interface IDatabase
{
    /// <summary>An open connection from the pool; the caller disposes it.</summary>
    Task<DbConnection> OpenAsync(CancellationToken cancellation);

    /// <summary>Brings the schema up to date; called once, before the first request.</summary>
    void Migrate();
}

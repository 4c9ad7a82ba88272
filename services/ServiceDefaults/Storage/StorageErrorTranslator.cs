using Disclosure.ApiErrors;
using Disclosure.ServiceDefaults.Rpc;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Disclosure.ServiceDefaults.Storage;

/// <summary>STORAGE_FULL and STORAGE_UNAVAILABLE for what databases throw.</summary>
public sealed class StorageErrorTranslator : IExceptionTranslator
{
    public ApiException? Translate(Exception failure) =>
        failure switch
        {
            SqliteException sqlite => SqliteErrors.Translate(sqlite),
            NpgsqlException postgres => PostgresErrors.Translate(postgres),
            _ => null,
        };
}

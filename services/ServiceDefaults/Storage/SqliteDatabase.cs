using System.Data.Common;
using System.Reflection;
using DbUp;
using DbUp.Engine.Output;
using Microsoft.Data.Sqlite;

namespace Disclosure.ServiceDefaults.Storage;

/// <summary>
/// A SQLite file: write-ahead log, so that readers never wait for a writer; synchronous=FULL, so that an answered write
/// survives a power cut.
/// </summary>
/// <param name="path">Full path of the file; its folder is made.</param>
/// <param name="migrations">Assembly that embeds Storage/Migrations/NNNN_what.sql.</param>
public sealed class SqliteDatabase(string path, Assembly migrations) : IDatabase
{
    private const string Pragmas = "PRAGMA busy_timeout=10000; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;";

    private readonly string _connection = new SqliteConnectionStringBuilder
    {
        DataSource = path,
        Mode = SqliteOpenMode.ReadWriteCreate,
        DefaultTimeout = 10,
    }.ToString();

    public async Task<DbConnection> OpenAsync(CancellationToken cancellation)
    {
        var connection = new SqliteConnection(_connection);
        try
        {
            await connection.OpenAsync(cancellation);
            await using var command = connection.CreateCommand();
            command.CommandText = Pragmas;
            await command.ExecuteNonQueryAsync(cancellation);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    public void Migrate()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path) ?? ".");
        SetJournalMode();
        var result = DeployChanges
            .To.SqliteDatabase(_connection)
            .WithScriptsEmbeddedInAssemblies([typeof(SqliteDatabase).Assembly, migrations], IsMigration)
            .WithTransactionPerScript()
            .LogTo(new NoOpUpgradeLog())
            .Build()
            .PerformUpgrade();
        if (!result.Successful)
        {
            throw new InvalidOperationException($"{path} could not be migrated.", result.Error);
        }
    }

    private static bool IsMigration(string resource) =>
        resource.Contains(".Storage.Migrations.", StringComparison.Ordinal);

    // The mode is a property of the file and outlives the connection.
    private void SetJournalMode()
    {
        using var connection = new SqliteConnection(_connection);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA journal_mode=WAL;";
        command.ExecuteNonQuery();
    }
}

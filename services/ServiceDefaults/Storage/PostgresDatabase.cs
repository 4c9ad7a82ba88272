using System.Data.Common;
using System.Reflection;
using DbUp;
using Npgsql;

namespace Disclosure.ServiceDefaults.Storage;

/// <summary>A schema of a PostgreSQL database, for installations that outgrow one file.</summary>
public sealed class PostgresDatabase : IDatabase, IAsyncDisposable
{
    private const int MaxAttempts = 5;

    // Statements that a connection keeps prepared; a service has fewer. 0 in the connection string switches it off, for a proxy that
    // gives each transaction another connection.
    private const int PreparedStatements = 100;
    private const int UsesBeforePreparing = 2;

    // Seconds that a caller waits for a connection.
    private const int ConnectTimeout = 10;

    // Callers that may wait for each connection, or for a write of the same subject. More would only wait to learn that it took too long.
    private const int WaitingPerConnection = 32;

    private readonly SubjectQueue _subjects = new();
    private readonly NpgsqlDataSource _source;
    private readonly string _connection;
    private readonly string _schema;
    private readonly Assembly _migrations;
    private readonly int _mostWaiting;
    private int _waiting;

    /// <summary>Prepares the database; connections open as they are needed.</summary>
    /// <param name="connection">Connection string of the database.</param>
    /// <param name="schema">The service's schema, a plain word; it is created.</param>
    /// <param name="migrations">Assembly that embeds Storage/Migrations/NNNN_what.sql.</param>
    /// <param name="connections">Largest number of connections open at a time, 1 or more.</param>
    /// <exception cref="ArgumentException">The connection string is malformed.</exception>
    public PostgresDatabase(string connection, string schema, Assembly migrations, int connections)
    {
        (_schema, _migrations, _mostWaiting) = (schema, migrations, connections * WaitingPerConnection);
        var settings = new NpgsqlConnectionStringBuilder(connection);
        if (!settings.Keys.Contains("Max Auto Prepare", StringComparer.Ordinal))
        {
            (settings.MaxAutoPrepare, settings.AutoPrepareMinUsages) = (PreparedStatements, UsesBeforePreparing);
        }

        if (!settings.Keys.Contains("Timeout", StringComparer.Ordinal))
        {
            settings.Timeout = ConnectTimeout;
        }

        (settings.SearchPath, settings.PersistSecurityInfo) = (schema, true);
        (settings.MinPoolSize, settings.MaxPoolSize) = (0, connections);
        _source = NpgsqlDataSource.Create(settings);
        _connection = new NpgsqlConnectionStringBuilder(settings.ConnectionString) { Pooling = false }.ConnectionString;
    }

    public string Dialect => "postgres";

    public async Task<DbConnection> OpenAsync(CancellationToken cancellation) => await ConnectAsync(cancellation);

    public async Task<T> WriteAsync<T>(
        string subject,
        Func<DbTransaction, CancellationToken, Task<T>> work,
        CancellationToken cancellation
    )
    {
        using var turn = await WaitAsync(() => _subjects.EnterAsync(subject, cancellation));
        return await WriteInTurnAsync(subject, work, cancellation);
    }

    private async Task<T> WriteInTurnAsync<T>(
        string subject,
        Func<DbTransaction, CancellationToken, Task<T>> work,
        CancellationToken cancellation
    )
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var db = await ConnectAsync(cancellation);
            var isCommitting = false;
            try
            {
                await using var transaction = await db.BeginTransactionAsync(cancellation);
                await LockAsync(transaction, subject, cancellation);
                var answer = await work(transaction, cancellation);
                isCommitting = true;
                await transaction.CommitAsync(cancellation);
                return answer;
            }
            catch (PostgresException lost) when (attempt < MaxAttempts && PostgresErrors.IsRace(lost))
            {
                // Another write with the same key came first; the work sees it when it runs again.
            }
            catch (NpgsqlException lost) when (attempt < MaxAttempts && !isCommitting && PostgresErrors.IsLost(lost))
            {
                // The server has restarted since the connection was last used. Nothing was committed, so the work may run again on a
                // new one; a commit without an answer is the caller's to repeat.
                _source.Clear();
            }
        }
    }

    public void Migrate()
    {
        using var db = new NpgsqlConnection(_connection);
        db.Open();

        // Instances that start at the same time wait for each other; the lock ends with the session.
        Execute(db, $"select pg_advisory_lock(hashtext('disclosure.{_schema}'))");
        try
        {
            Execute(db, $"create schema if not exists {_schema}");
            DeployChanges
                .To.PostgresqlDatabase(_connection, _schema)
                .WithPreprocessor(new PostgresTypes())
                .Migrate(_migrations, $"schema {_schema}");
        }
        finally
        {
            Execute(db, $"select pg_advisory_unlock(hashtext('disclosure.{_schema}'))");
        }
    }

    public ValueTask DisposeAsync() => _source.DisposeAsync();

    private Task<NpgsqlConnection> ConnectAsync(CancellationToken cancellation) =>
        WaitAsync(() => _source.OpenConnectionAsync(cancellation).AsTask());

    // STORAGE_UNAVAILABLE / busy where too many wait already.
    private async Task<T> WaitAsync<T>(Func<Task<T>> turn)
    {
        try
        {
            return Interlocked.Increment(ref _waiting) > _mostWaiting ? throw StorageError.Busy() : await turn();
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }

    // The lock ends with the transaction. Without it, writers of one report would conflict again and again.
    private static async Task LockAsync(NpgsqlTransaction transaction, string subject, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(
            "select pg_advisory_xact_lock(hashtextextended($1, 0))",
            transaction.Connection,
            transaction
        );
        command.Parameters.AddWithValue(subject);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private static void Execute(NpgsqlConnection db, string statement)
    {
        using var command = db.CreateCommand();
        command.CommandText = statement;
        command.ExecuteNonQuery();
    }
}

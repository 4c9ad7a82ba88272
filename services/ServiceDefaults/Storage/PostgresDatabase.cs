using System.Data.Common;
using System.Reflection;
using System.Text.RegularExpressions;
using DbUp;
using DbUp.Engine;
using Npgsql;

namespace Disclosure.ServiceDefaults.Storage;

/// <summary>A schema of a PostgreSQL database, for installations that outgrow one file.</summary>
/// <param name="connection">Connection string of the database.</param>
/// <param name="schema">The service's schema, a plain word; it is created.</param>
/// <param name="migrations">Assembly that embeds Storage/Migrations/NNNN_what.sql.</param>
public sealed partial class PostgresDatabase(string connection, string schema, Assembly migrations)
    : IDatabase,
        IAsyncDisposable
{
    private const int MaxAttempts = 5;

    private readonly NpgsqlDataSource _source = NpgsqlDataSource.Create(
        new NpgsqlConnectionStringBuilder(connection) { SearchPath = schema, PersistSecurityInfo = true }
    );

    public string Dialect => "postgres";

    public async Task<DbConnection> OpenAsync(CancellationToken cancellation) =>
        await _source.OpenConnectionAsync(cancellation);

    public async Task<T> WriteAsync<T>(
        string subject,
        Func<DbTransaction, CancellationToken, Task<T>> work,
        CancellationToken cancellation
    )
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await using var db = await _source.OpenConnectionAsync(cancellation);
                await using var transaction = await db.BeginTransactionAsync(cancellation);
                await LockAsync(transaction, subject, cancellation);
                var answer = await work(transaction, cancellation);
                await transaction.CommitAsync(cancellation);
                return answer;
            }
            catch (PostgresException lost) when (attempt < MaxAttempts && IsRace(lost))
            {
                // Another write with the same key came first; the work sees it when it runs again.
            }
        }
    }

    public void Migrate()
    {
        using var db = _source.OpenConnection();

        // Instances that start at the same time wait for each other; the lock ends with the session.
        Execute(db, $"select pg_advisory_lock(hashtext('disclosure.{schema}'))");
        try
        {
            Execute(db, $"create schema if not exists {schema}");
            DeployChanges
                .To.PostgresqlDatabase(_source.ConnectionString, schema)
                .WithPreprocessor(new PostgresTypes())
                .Migrate(migrations, $"schema {schema}");
        }
        finally
        {
            Execute(db, $"select pg_advisory_unlock(hashtext('disclosure.{schema}'))");
        }
    }

    public ValueTask DisposeAsync() => _source.DisposeAsync();

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

    private static bool IsRace(PostgresException error) =>
        error.SqlState
            is PostgresErrorCodes.UniqueViolation
                or PostgresErrorCodes.SerializationFailure
                or PostgresErrorCodes.DeadlockDetected;

    private static void Execute(NpgsqlConnection db, string statement)
    {
        using var command = db.CreateCommand();
        command.CommandText = statement;
        command.ExecuteNonQuery();
    }

    // Migrations are written once, with the types of SQLite. Text is ordered by bytes in both databases, since pages follow keys.
    private sealed partial class PostgresTypes : IScriptPreprocessor
    {
        public string Process(string contents) =>
            Word()
                .Replace(
                    contents,
                    word =>
                        word.Value switch
                        {
                            "integer" => "bigint",
                            "blob" => "bytea",
                            "text" => "text collate \"C\"",
                            _ => "",
                        }
                );

        [GeneratedRegex(@"\binteger\b|\bblob\b|\btext\b|\s+without rowid")]
        private static partial Regex Word();
    }
}

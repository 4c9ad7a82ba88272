using System.Data.Common;
using System.Reflection;
using System.Runtime.CompilerServices;
using DbUp;
using Microsoft.Data.Sqlite;

namespace Disclosure.ServiceDefaults.Storage;

/// <summary>
/// A SQLite file with a write-ahead log, so that readers never wait for a writer, and synchronous=FULL, so that an answered write
/// survives a power failure.
/// </summary>
public sealed class SqliteDatabase : IDatabase, IDisposable
{
    // No mmap_size: a page that the disk cannot read would end the process by a signal, and not the call by an error.
    private const string Pragmas = "PRAGMA busy_timeout=10000; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;";

    private const UnixFileMode OwnerFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnerFolder = OwnerFile | UnixFileMode.UserExecute;

    private static readonly object s_done = new();

    private readonly string _path;
    private readonly Assembly _migrations;
    private readonly string _connection;
    private readonly GroupCommit _writer;
    private readonly ConditionalWeakTable<object, object> _setUp = [];

    /// <summary>Prepares the database; <see cref="Migrate"/> creates the file.</summary>
    /// <param name="path">Full path of the file; its folder is created.</param>
    /// <param name="migrations">Assembly that embeds Storage/Migrations/NNNN_what.sql.</param>
    public SqliteDatabase(string path, Assembly migrations)
    {
        (_path, _migrations, _writer) = (path, migrations, new(OpenAsync));
        _connection = new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = SqliteOpenMode.ReadWriteCreate,
            DefaultTimeout = 10,
        }.ToString();
    }

    public string Dialect => "sqlite";

    public Task<T> WriteAsync<T>(
        string subject,
        Func<DbTransaction, CancellationToken, Task<T>> work,
        CancellationToken cancellation
    ) => _writer.WriteAsync(work, cancellation);

    public void Dispose() => _writer.Dispose();

    public async Task<DbConnection> OpenAsync(CancellationToken cancellation)
    {
        var connection = new SqliteConnection(_connection);
        try
        {
            await connection.OpenAsync(cancellation);
            await SetUpAsync(connection, cancellation);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    // Once for each pooled connection, which keeps its settings.
    private async Task SetUpAsync(SqliteConnection connection, CancellationToken cancellation)
    {
        var handle = connection.Handle ?? throw new InvalidOperationException("An open connection has a handle.");
        if (_setUp.TryGetValue(handle, out _))
        {
            return;
        }

        await using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        await command.ExecuteNonQueryAsync(cancellation);
        _setUp.AddOrUpdate(handle, s_done);
    }

    public void Migrate()
    {
        Restrict();
        SetJournalMode();
        DeployChanges.To.SqliteDatabase(_connection).Migrate(_migrations, _path);
    }

    // Drafts are nobody's business but the owner's. SQLite gives the files beside the database (-wal, -shm) the mode of the database.
    private void Restrict()
    {
        var folder = Path.GetDirectoryName(_path) ?? ".";
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
            return;
        }

        Directory.CreateDirectory(folder, OwnerFolder);
        var create = new FileStreamOptions
        {
            Mode = FileMode.OpenOrCreate,
            Access = FileAccess.ReadWrite,
            Share = FileShare.ReadWrite | FileShare.Delete,
            UnixCreateMode = OwnerFile,
        };
        using (new FileStream(_path, create)) { }

        foreach (var file in (string[])[_path, $"{_path}-wal", $"{_path}-shm"])
        {
            OwnerOnlyFiles.Restrict(file);
        }
    }

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

using Disclosure.ServiceDefaults.Storage;

namespace Disclosure.Testing;

/// <summary>The databases that a store must run on.</summary>
public static class Databases
{
    // Of one database; suites run beside one another on one server.
    private const int Connections = 20;

    /// <summary>A migrated SQLite file in a folder.</summary>
    /// <param name="service">A type of the service's assembly.</param>
    public static IDatabase Sqlite(TemporaryFolder folder, Type service) =>
        Migrated(new SqliteDatabase(Path.Combine(folder.Path, "test.db"), service.Assembly));

    /// <summary>A migrated schema in a new PostgreSQL database; the test is skipped where no server is installed.</summary>
    public static IDatabase Postgres(string schema, Type service) =>
        Migrated(new PostgresDatabase(PostgresCluster.NewDatabase(), schema, service.Assembly, Connections));

    private static IDatabase Migrated(IDatabase database)
    {
        database.Migrate();
        return database;
    }
}

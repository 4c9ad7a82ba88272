using Disclosure.Narrative.Storage;
using Disclosure.Testing;

namespace Disclosure.Narrative.Tests.Storage;

/// <summary>Both databases compile every statement of the service.</summary>
public sealed class SqlStatementTests
{
    [Fact]
    public async Task Sqlite_compiles_every_statement()
    {
        using var folder = new TemporaryFolder();
        var database = Databases.Sqlite(folder, typeof(SqlProseStore));
        Assert.NotEmpty(SqlStatements.NamesOf(typeof(SqlProseStore), database.Dialect));
        Assert.Equal([], await SqlStatements.FindFaultsAsync(database, typeof(SqlProseStore)));
    }

    [SkippableFact]
    public async Task Postgres_compiles_every_statement()
    {
        var database = Databases.Postgres("narrative", typeof(SqlProseStore));
        Assert.Equal([], await SqlStatements.FindFaultsAsync(database, typeof(SqlProseStore)));
    }
}

using Disclosure.Filing.Storage;
using Disclosure.Testing;

namespace Disclosure.Filing.Tests.Storage;

/// <summary>Both databases compile every statement of the service.</summary>
public sealed class SqlStatementTests
{
    [Fact]
    public async Task Sqlite_compiles_every_statement()
    {
        using var folder = new TemporaryFolder();
        var database = Databases.Sqlite(folder, typeof(SqlAgencyStore));
        Assert.NotEmpty(SqlStatements.NamesOf(typeof(SqlAgencyStore), database.Dialect));
        Assert.Equal([], await SqlStatements.FindFaultsAsync(database, typeof(SqlAgencyStore)));
    }

    [SkippableFact]
    public async Task Postgres_compiles_every_statement()
    {
        var database = Databases.Postgres("filing", typeof(SqlAgencyStore));
        Assert.Equal([], await SqlStatements.FindFaultsAsync(database, typeof(SqlAgencyStore)));
    }
}

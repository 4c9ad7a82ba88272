using Disclosure.Statistics.Storage;
using Disclosure.Testing;

namespace Disclosure.Statistics.Tests.Storage;

/// <summary>Both databases compile every statement of the service.</summary>
public sealed class SqlStatementTests
{
    [Fact]
    public async Task Sqlite_compiles_every_statement()
    {
        using var folder = new TemporaryFolder();
        var database = Databases.Sqlite(folder, typeof(SqlSheetStore));
        Assert.NotEmpty(SqlStatements.NamesOf(typeof(SqlSheetStore), database.Dialect));
        Assert.Equal([], await SqlStatements.FindFaultsAsync(database, typeof(SqlSheetStore)));
    }

    [SkippableFact]
    public async Task Postgres_compiles_every_statement()
    {
        var database = Databases.Postgres("statistics", typeof(SqlSheetStore));
        Assert.Equal([], await SqlStatements.FindFaultsAsync(database, typeof(SqlSheetStore)));
    }
}

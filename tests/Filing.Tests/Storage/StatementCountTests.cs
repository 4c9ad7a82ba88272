using System.Data.Common;
using Disclosure.Filing.Domain.Contexts;
using Disclosure.Filing.Domain.Lifecycle;
using Disclosure.Filing.Storage;
using Disclosure.ResourceNames;
using Disclosure.ServiceDefaults.Storage;
using Disclosure.Testing;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Disclosure.Filing.Tests.Storage;

/// <summary>A context costs the same number of statements however many agencies and reports it names.</summary>
public sealed class StatementCountTests : StoreTests, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(0, false, 6)]
    [InlineData(50, false, 6)]
    [InlineData(0, true, 3)]
    [InlineData(50, true, 3)]
    public async Task A_context_is_read_in_one_statement_for_each_list(int predecessors, bool isBrief, int statements)
    {
        await AddAsync([Agency("city", null), .. Enumerable.Range(0, 50).Select(n => Agency($"a-{n}", "city"))]);
        for (var n = 0; n < 50; n++)
        {
            await FileAsync($"a-{n}", "2022", ReportState.Approved, 1);
            await FileAsync($"a-{n}", "2023", ReportState.Approved, 1);
        }

        var counted = new CountingDatabase(Database);
        var query = new ContextQuery(
            ReportName.FromId("id", Name("a-0"), "2023"),
            [.. Enumerable.Range(0, predecessors).Select(n => new Predecessor(Name($"a-{n}"), false))],
            isBrief
        );
        var context = (await new SqlContextStore(counted).FindAsync(query, default))!;
        Assert.Equal(Math.Max(1, predecessors), context.Previous.Count);
        Assert.Equal(statements, counted.Statements);
    }

    protected override IDatabase Open() => Databases.Sqlite(_folder, typeof(FilingModule));

    /// <summary>Counts the statements that its connections run.</summary>
    private sealed class CountingDatabase(IDatabase inner) : IDatabase
    {
        public int Statements { get; private set; }

        public string Dialect => inner.Dialect;

        public async Task<DbConnection> OpenAsync(CancellationToken cancellation)
        {
            var connection = await inner.OpenAsync(cancellation);
            raw.sqlite3_trace(((SqliteConnection)connection).Handle, (object _, string _) => Statements++, null);
            return connection;
        }

        public Task<T> WriteAsync<T>(
            string subject,
            Func<DbTransaction, CancellationToken, Task<T>> work,
            CancellationToken cancellation
        ) => inner.WriteAsync(subject, work, cancellation);

        public void Migrate() => inner.Migrate();
    }
}

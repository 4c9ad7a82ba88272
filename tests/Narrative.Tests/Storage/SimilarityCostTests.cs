using System.Data.Common;
using Dapper;
using Disclosure.Narrative.Storage;
using Disclosure.ResourceNames;
using Disclosure.ServiceDefaults.Storage;
using Disclosure.Testing;

namespace Disclosure.Narrative.Tests.Storage;

/// <summary>What a search among like texts reads, counted by the database itself.</summary>
public abstract class SimilarityCostTests
{
    private const int Texts = 10_000;

    private static readonly long[] s_bands = [.. Enumerable.Range(1, 32).Select(i => (long)i)];

    /// <summary>The database, and its own count of the work of a search.</summary>
    protected abstract Task<(IReadOnlyList<ReportName> Found, long Work)> CountAsync(
        Func<IDatabase, Task<IReadOnlyList<ReportName>>> search,
        Func<IDatabase, Task> fill
    );

    /// <summary>The most work, in the unit of the database. A scan of one crowded band alone is above it.</summary>
    protected abstract long MaxWork { get; }

    [SkippableTheory]
    [InlineData(1)]
    [InlineData(100)]
    public async Task A_search_among_10000_like_texts_reads_few_rows_and_finds_the_neighbour(int agencies)
    {
        var neighbour = ReportName.Parse("report", $"agencies/a-{Texts - 1}/reports/2022");
        string[] region =
        [
            .. Enumerable.Range(0, agencies - 1).Select(i => $"agencies/elsewhere-{i}"),
            neighbour.Agency.ToString(),
        ];
        var (found, work) = await CountAsync(
            database => new SqlSimilarityStore(database).FindAsync(_ => true, region, s_bands, 8, default),
            FillAsync
        );
        Assert.Equal([neighbour], found);
        Assert.InRange(work, 1, MaxWork);
    }

    // All texts share all bands.
    private static Task FillAsync(IDatabase database) =>
        database.WriteAsync(
            "similarity",
            async (transaction, stop) =>
            {
                await transaction.Connection!.ExecuteAsync(
                    new(
                        """
                        insert into similarity (band_key, report)
                        with recursive text (n) as (select 0 union all select n + 1 from text where n < @Last),
                            band (n) as (select 1 union all select n + 1 from band where n < 32)
                        select band.n, 'agencies/a-' || text.n || '/reports/2022' from band cross join text
                        """,
                        new { Last = Texts - 1 },
                        transaction,
                        cancellationToken: stop
                    )
                );
                return true;
            },
            default
        );
}

public sealed class SqliteSimilarityCostTests : SimilarityCostTests, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    // Steps of SQLite's virtual machine, about a dozen for each row.
    protected override long MaxWork => 50_000;

    protected override async Task<(IReadOnlyList<ReportName> Found, long Work)> CountAsync(
        Func<IDatabase, Task<IReadOnlyList<ReportName>>> search,
        Func<IDatabase, Task> fill
    )
    {
        var counting = new StepCountingDatabase(Databases.Sqlite(_folder, typeof(NarrativeModule)));
        await fill(counting);
        var before = counting.Steps;
        return (await search(counting), counting.Steps - before);
    }
}

public sealed class PostgresSimilarityCostTests : SimilarityCostTests
{
    // Entries read from indexes and rows from tables.
    protected override long MaxWork => 5_000;

    protected override async Task<(IReadOnlyList<ReportName> Found, long Work)> CountAsync(
        Func<IDatabase, Task<IReadOnlyList<ReportName>>> search,
        Func<IDatabase, Task> fill
    )
    {
        // One connection, whose counts are published when it asks for that.
        await using var database = new PostgresDatabase(
            PostgresCluster.NewDatabase(),
            "narrative",
            typeof(NarrativeModule).Assembly,
            1
        );
        database.Migrate();
        await fill(database);
        var before = await ReadAsync(database);
        var found = await search(database);
        return (found, await ReadAsync(database) - before);
    }

    private static async Task<long> ReadAsync(PostgresDatabase database)
    {
        await using DbConnection db = await database.OpenAsync(default);
        await db.ExecuteAsync("select pg_stat_force_next_flush()");
        return await db.QuerySingleAsync<long>(
            """
            select cast(sum(i.idx_tup_read) + max(t.seq_tup_read) as bigint)
            from pg_stat_user_indexes i
            join pg_stat_user_tables t on t.relid = i.relid
            where i.relname = 'similarity'
            """
        );
    }
}

using Disclosure.Filing.Domain.Contexts;
using Disclosure.Filing.Domain.Lifecycle;
using Disclosure.Filing.Storage;
using Disclosure.Form;
using Disclosure.ResourceNames;
using Disclosure.ServiceDefaults.Storage;
using Disclosure.Testing;

namespace Disclosure.Filing.Tests.Storage;

/// <summary>The promises of <see cref="IContextStore"/> on every database.</summary>
public abstract class ContextStoreTests : StoreTests
{
    [SkippableFact]
    public async Task A_report_is_compared_with_its_own_earlier_years_and_similar_agencies()
    {
        await AddAsync(
            Agency("city", null),
            Agency("a-ju", "city"),
            Agency("b-ju", "city"),
            Agency("c-ju", "city"),
            Agency("zhen", "city") with
            {
                Level = AgencyLevel.Town,
            }
        );
        foreach (var year in new[] { "2021", "2022", "2022-region", "2023" })
        {
            await FileAsync("a-ju", year, ReportState.Draft, 0);
        }

        await FileAsync("b-ju", "2023", ReportState.Approved, 2);
        await FileAsync("c-ju", "2023", ReportState.Draft, 0);
        await FileAsync("zhen", "2023", ReportState.Approved, 1);
        var context = (await FindAsync("a-ju", "2023"))!;
        Assert.Equal([2021, 2022], context.History.Select(r => r.Name.Year));
        Assert.Equal([("a-ju", 2022, false)], context.Previous.Select(Key));
        Assert.Equal([("b-ju", 2L)], context.Peers.Select(p => (p.Name.Agency.Id, p.CountedStatistics)));

        var region = (await FindAsync("a-ju", "2023-region"))!;
        Assert.Equal(["2022-region"], region.History.Select(r => r.Name.Id));
        Assert.Empty(region.Peers);
    }

    [SkippableFact]
    public async Task Predecessors_are_asked_for_their_reports_of_the_year_before_in_the_order_given()
    {
        await AddAsync(Agency("new", null), Agency("one", null), Agency("two", null), Agency("three", null));
        await FileAsync("new", "2022", ReportState.Draft, 0);
        await FileAsync("one", "2022", ReportState.Draft, 7);
        await FileAsync("two", "2022", ReportState.Approved, 4);
        await FileAsync("three", "2022-region", ReportState.Approved, 5);
        var context = (
            await FindAsync(
                "new",
                "2023",
                [new(Name("two"), true), new(Name("one"), false), new(Name("three"), false), new(Name("nobody"), false)]
            )
        )!;
        Assert.Equal([("two", 2022, true), ("one", 2022, false)], context.Previous.Select(Key));
        // A draft has no counted figures: the newest stand for them.
        Assert.Equal([4L, 0L], context.Previous.Select(p => p.Report.CountedStatistics));
    }

    [SkippableFact]
    public async Task Ancestors_are_nearest_first_and_at_most_six()
    {
        await AddAsync([.. Enumerable.Range(0, 9).Select(n => Agency($"l{n}", n == 0 ? null : $"l{n - 1}"))]);
        var context = (await FindAsync("l8", "2023"))!;
        Assert.Equal(["l7", "l6", "l5", "l4", "l3", "l2"], context.Ancestors.Select(a => a.Name.Id));
        Assert.Empty((await FindAsync("l0", "2023"))!.Ancestors);
    }

    [SkippableFact]
    public async Task Neighbours_are_the_agencies_directly_below_and_beside()
    {
        await AddAsync(
            Agency("city", null),
            Agency("b-county", "city"),
            Agency("a-county", "city"),
            Agency("town", "a-county"),
            Agency("village", "town"),
            Agency("other", null)
        );
        Assert.Equal(["b-county", "town"], (await FindAsync("a-county", "2023"))!.Neighbours.Select(a => a.Name.Id));
        // Agencies without a parent are not beside each other.
        Assert.Equal(["a-county", "b-county"], (await FindAsync("city", "2023"))!.Neighbours.Select(a => a.Name.Id));
    }

    [SkippableFact]
    public async Task A_brief_context_has_neither_neighbours_nor_peers()
    {
        await AddAsync(Agency("city", null), Agency("aa", "city"), Agency("bb", "city"));
        await FileAsync("bb", "2023", ReportState.Approved, 1);
        await FileAsync("aa", "2022", ReportState.Draft, 0);
        var context = (await FindAsync("aa", "2023", isBrief: true))!;
        Assert.Equal((0, 0, 1), (context.Neighbours.Count, context.Peers.Count, context.Ancestors.Count));
        Assert.Equal((1, 1), (context.Previous.Count, context.History.Count));
        Assert.NotEmpty((await FindAsync("aa", "2023"))!.Peers);
    }

    [SkippableFact]
    public async Task An_agency_that_is_not_registered_has_no_context() =>
        Assert.Null(await FindAsync("nobody", "2023"));

    private Task<ReportContext?> FindAsync(
        string agency,
        string report,
        IReadOnlyList<Predecessor>? predecessors = null,
        bool isBrief = false
    ) =>
        new SqlContextStore(Database).FindAsync(
            new(ReportName.FromId("id", Name(agency), report), predecessors ?? [], isBrief),
            default
        );

    private static (string, int, bool) Key(PreviousReport previous) =>
        (previous.Report.Name.Agency.Id, previous.Report.Name.Year, previous.InPart);
}

public sealed class SqliteContextStoreTests : ContextStoreTests, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    protected override IDatabase Open() => Databases.Sqlite(_folder, typeof(FilingModule));
}

public sealed class PostgresContextStoreTests : ContextStoreTests
{
    protected override IDatabase Open() => Databases.Postgres("filing", typeof(FilingModule));
}

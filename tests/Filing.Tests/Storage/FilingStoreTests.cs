using Dapper;
using Disclosure.ApiErrors;
using Disclosure.Filing.Domain;
using Disclosure.Filing.Storage;
using Disclosure.Form;
using Disclosure.ResourceNames;
using Disclosure.ServiceDefaults.Storage;
using Disclosure.Testing;

namespace Disclosure.Filing.Tests.Storage;

/// <summary>What the stores promise, on every database that they run on.</summary>
public abstract class FilingStoreTests
{
    private readonly Lazy<IDatabase> _database;

    protected FilingStoreTests() => _database = new(Open);

    private SqlAgencyStore Agencies => new(_database.Value);

    private SqlReportStore Reports => new(_database.Value);

    protected abstract IDatabase Open();

    [SkippableFact]
    public async Task An_office_is_read_back_whole_and_its_code_is_taken_once()
    {
        var office = Office("aa", null) with
        {
            CreditCode = "11320000MB151840XJ",
            Aliases = ["甲", "乙"],
            ValidFrom = new(2020, 1, 1),
        };
        await AddAsync(office);
        Assert.Equivalent(office, await Agencies.FindAsync(office.Name, default), strict: true);
        var fault = await Assert.ThrowsAsync<ApiException>(() =>
            AddAsync(Office("bb", null) with { CreditCode = office.CreditCode })
        );
        Assert.Equal("CREDIT_CODE_TAKEN", fault.Reason);
        Assert.Null(await Agencies.FindAsync(Name("bb"), default));
    }

    [SkippableFact]
    public async Task A_table_with_an_orphan_leaves_nothing_behind()
    {
        var fault = await Assert.ThrowsAsync<ApiException>(() => AddAsync(Office("aa", null), Office("bb", "nobody")));
        Assert.Equal("PARENT_NOT_FOUND", fault.Reason);
        Assert.Empty(await Agencies.ListAsync(null, false, "", 10, default));
    }

    [SkippableFact]
    public async Task Names_are_ordered_by_their_bytes_and_paged_by_key()
    {
        await AddAsync(Office("a-b", null), Office("ab", null), Office("a1", null), Office("11320000MB151840XJ", null));
        var all = await Agencies.ListAsync(null, false, "", 10, default);
        Assert.Equal(["11320000MB151840XJ", "a-b", "a1", "ab"], all.Select(a => a.Name.Id));
        Assert.Equal(
            ["a1", "ab"],
            (await Agencies.ListAsync(null, false, "agencies/a-b", 10, default)).Select(a => a.Name.Id)
        );
    }

    [SkippableFact]
    public async Task A_subtree_is_all_below_an_office_and_not_the_office()
    {
        await AddAsync(Office("aa", null), Office("bb", "aa"), Office("cc", "bb"), Office("dd", null));
        var aa = AgencyName.Parse("name", "agencies/aa");
        Assert.Equal(["bb", "cc"], (await Agencies.ListAsync(aa, true, "", 10, default)).Select(a => a.Name.Id));
        Assert.Equal(["bb"], (await Agencies.ListAsync(aa, false, "", 10, default)).Select(a => a.Name.Id));
    }

    [SkippableFact]
    public async Task A_region_is_its_office_and_all_below_without_the_vertical_systems()
    {
        await AddAsync(
            Office("city", null),
            Office("county", "city"),
            Office("town", "county"),
            Office("tax", "county") with
            {
                Kind = AgencyKind.VerticalOffice,
            },
            Office("tax-office", "tax") with
            {
                Kind = AgencyKind.VerticalOffice,
            },
            Office("other", null)
        );
        await FileAsync("county", "2023", ReportState.Published, 3);
        await FileAsync("county", "2023-region", ReportState.Published, 9);
        await FileAsync("town", "2023", ReportState.Draft, 0);
        var region = new Region(2023, await Reports.ListRegionAsync(Name("city"), 2023, 100, default));
        Assert.Equal(["city", "county", "town"], region.Offices.Select(o => o.Agency.Name.Id));
        Assert.Equal([("county", 3L)], region.Counted.Select(o => (o.Agency.Name.Id, o.StatisticsRevision)));
        Assert.Equal(["city", "town"], region.Missing.Select(a => a.Name.Id));
        Assert.All(region.Findings, f => Assert.Equal(("region.missing", Severity.Warning), (f.Code, f.Severity)));
        var own = await Reports.ListRegionAsync(Name("tax"), 2023, 100, default);
        Assert.Equal(["tax", "tax-office"], own.Select(o => o.Agency.Name.Id));
    }

    [SkippableFact]
    public async Task An_office_that_was_not_there_at_the_end_of_the_year_is_not_missing()
    {
        await AddAsync(
            Office("city", null),
            Office("gone", "city") with
            {
                ValidTo = new(2023, 6, 30),
            },
            Office("new", "city") with
            {
                ValidFrom = new(2024, 1, 1),
            }
        );
        var region = new Region(2023, await Reports.ListRegionAsync(Name("city"), 2023, 100, default));
        Assert.Equal(["city"], region.Missing.Select(a => a.Name.Id));
    }

    [SkippableFact]
    public async Task A_region_is_stale_while_a_published_report_does_not_count()
    {
        await AddAsync(Office("city", null));
        await FileAsync("city", "2023", ReportState.Published, 1, version: 1);
        Assert.False(new Region(2023, await Reports.ListRegionAsync(Name("city"), 2023, 100, default)).IsStale);
        await FileAsync("city", "2022", ReportState.Returned, 1, version: 1);
        Assert.True(new Region(2022, await Reports.ListRegionAsync(Name("city"), 2022, 100, default)).IsStale);
    }

    [SkippableFact]
    public async Task A_report_is_held_against_its_own_earlier_years_and_like_offices()
    {
        await AddAsync(
            Office("city", null),
            Office("a-ju", "city"),
            Office("b-ju", "city"),
            Office("c-ju", "city"),
            Office("zhen", "city") with
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
        var report = ReportName.FromId("id", Name("a-ju"), "2023");
        Assert.Equal([2022, 2021], (await Reports.ListHistoryAsync(report, 10, default)).Select(r => r.Name.Year));
        var peers = await Reports.ListPeersAsync(report, 10, default);
        Assert.Equal([("b-ju", 2L)], peers.Select(p => (p.Name.Agency.Id, p.StatisticsRevision)));
    }

    [SkippableFact]
    public async Task Reports_are_listed_by_office_year_state_and_place_in_the_tree()
    {
        await AddAsync(Office("city", null), Office("county", "city"), Office("other", null));
        await FileAsync("county", "2023", ReportState.Draft, 0);
        await FileAsync("other", "2023", ReportState.Draft, 0);
        var under = await Reports.ListAsync(new(null, 2023, ReportState.Draft, Name("city")), "", 10, default);
        Assert.Equal(["county"], under.Select(r => r.Name.Agency.Id));
        Assert.Equal(2, (await Reports.ListAsync(new(null, null, null, null), "", 10, default)).Count);
        Assert.Empty(await Reports.ListAsync(new(Name("other"), 2022, null, null), "", 10, default));
    }

    private static AgencyName Name(string id) => AgencyName.FromId("id", id);

    private static Agency Office(string id, string? parent) =>
        new(
            Name(id),
            $"{id}机关",
            AgencyLevel.County,
            AgencyKind.Department,
            parent is null ? null : Name(parent),
            "",
            "",
            [],
            null,
            null,
            DateTimeOffset.UnixEpoch
        );

    private static Write NewWrite() => new(new(Guid.NewGuid(), "digest"), "", DateTimeOffset.UnixEpoch);

    private Task<string> AddAsync(params Agency[] agencies) => Agencies.AddAsync(agencies, "{}", NewWrite(), default);

    private async Task FileAsync(string agency, string id, ReportState state, long statistics, int version = 0)
    {
        var report = ReportName.FromId("id", Name(agency), id);
        var standing = new ReportStanding(report, "", state, version, 1, DateTimeOffset.UnixEpoch);
        await Reports.AddAsync(standing, "{}", NewWrite(), default);
        await using var db = await _database.Value.OpenAsync(default);
        await db.ExecuteAsync(
            "update reports set statistics_revision = @Statistics where name = @Name",
            new { Statistics = statistics, Name = report.ToString() }
        );
    }
}

public sealed class SqliteFilingStoreTests : FilingStoreTests, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    protected override IDatabase Open() => Databases.Sqlite(_folder, typeof(FilingModule));
}

public sealed class PostgresFilingStoreTests : FilingStoreTests
{
    protected override IDatabase Open() => Databases.Postgres("filing", typeof(FilingModule));
}

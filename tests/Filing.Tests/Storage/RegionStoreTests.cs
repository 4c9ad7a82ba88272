using Disclosure.Filing.Domain.Lifecycle;
using Disclosure.Filing.Domain.Regions;
using Disclosure.Form;
using Disclosure.ServiceDefaults.Storage;
using Disclosure.Testing;

namespace Disclosure.Filing.Tests.Storage;

/// <summary>The promises of <see cref="IRegionStore"/> on every database.</summary>
public abstract class RegionStoreTests : StoreTests
{
    [SkippableFact]
    public async Task A_region_is_its_agency_and_all_below_without_the_vertical_systems()
    {
        await AddAsync(
            Agency("city", null),
            Agency("county", "city"),
            Agency("town", "county"),
            Agency("tax", "county") with
            {
                Kind = AgencyKind.VerticalOffice,
            },
            Agency("tax-office", "tax") with
            {
                Kind = AgencyKind.VerticalOffice,
            },
            Agency("other", null)
        );
        await FileAsync("county", "2023", ReportState.Published, 3);
        await FileAsync("county", "2023-region", ReportState.Published, 9);
        await FileAsync("town", "2023", ReportState.Draft, 0);
        var region = new RegionCoverage(2023, await Regions.ListAsync(Name("city"), 2023, 100, default));
        Assert.Equal(["city", "county", "town"], region.Agencies.Select(o => o.Agency.Name.Id));
        Assert.Equal([("county", 3L)], region.Members.Select(o => (o.Agency.Name.Id, o.PinnedStatistics)));
        Assert.Equal(["city", "town"], region.Missing.Select(a => a.Name.Id));
        Assert.All(
            region.Missing.Select(region.CreateFinding),
            f => Assert.Equal(("region.missing", Severity.Warning), (f.Code, f.Severity))
        );
        var own = await Regions.ListAsync(Name("tax"), 2023, 100, default);
        Assert.Equal(["tax", "tax-office"], own.Select(o => o.Agency.Name.Id));
    }

    [SkippableFact]
    public async Task An_agency_that_was_not_there_at_the_end_of_the_year_is_not_missing()
    {
        await AddAsync(
            Agency("city", null),
            Agency("gone", "city") with
            {
                ValidTo = new(2023, 6, 30),
            },
            Agency("new", "city") with
            {
                ValidFrom = new(2024, 1, 1),
            }
        );
        var region = new RegionCoverage(2023, await Regions.ListAsync(Name("city"), 2023, 100, default));
        Assert.Equal(["city"], region.Missing.Select(a => a.Name.Id));
    }

    [SkippableFact]
    public async Task A_region_is_stale_while_a_published_report_does_not_count()
    {
        await AddAsync(Agency("city", null));
        await FileAsync("city", "2023", ReportState.Published, 1, version: 1);
        Assert.False(new RegionCoverage(2023, await Regions.ListAsync(Name("city"), 2023, 100, default)).IsStale);
        await FileAsync("city", "2022", ReportState.Returned, 1, version: 1);
        Assert.True(new RegionCoverage(2022, await Regions.ListAsync(Name("city"), 2022, 100, default)).IsStale);
    }
}

public sealed class SqliteRegionStoreTests : RegionStoreTests, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    protected override IDatabase Open() => Databases.Sqlite(_folder, typeof(FilingModule));
}

public sealed class PostgresRegionStoreTests : RegionStoreTests
{
    protected override IDatabase Open() => Databases.Postgres("filing", typeof(FilingModule));
}

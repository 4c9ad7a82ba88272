using Disclosure.Filing.Domain.Lifecycle;
using Disclosure.Filing.Domain.Reports;
using Disclosure.ServiceDefaults.Storage;
using Disclosure.Testing;

namespace Disclosure.Filing.Tests.Storage;

/// <summary>The promises of <see cref="IReportStore"/> on every database.</summary>
public abstract class ReportStoreTests : StoreTests
{
    [SkippableFact]
    public async Task Reports_are_listed_by_agency_year_state_and_place_in_the_tree()
    {
        await AddAsync(Agency("city", null), Agency("county", "city"), Agency("other", null));
        await FileAsync("county", "2023", ReportState.Draft, 0);
        await FileAsync("other", "2023", ReportState.Draft, 0);
        var under = await Reports.ListAsync(new(null, 2023, ReportState.Draft, Name("city")), "", 10, default);
        Assert.Equal(["county"], under.Select(r => r.Name.Agency.Id));
        Assert.Equal(2, (await Reports.ListAsync(new(null, null, null, null), "", 10, default)).Count);
        Assert.Empty(await Reports.ListAsync(new(Name("other"), 2022, null, null), "", 10, default));
    }
}

public sealed class SqliteReportStoreTests : ReportStoreTests, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    protected override IDatabase Open() => Databases.Sqlite(_folder, typeof(FilingModule));
}

public sealed class PostgresReportStoreTests : ReportStoreTests
{
    protected override IDatabase Open() => Databases.Postgres("filing", typeof(FilingModule));
}

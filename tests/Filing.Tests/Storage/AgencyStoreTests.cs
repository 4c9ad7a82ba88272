using Disclosure.ApiErrors;
using Disclosure.Filing.Domain.Agencies;
using Disclosure.ResourceNames;
using Disclosure.ServiceDefaults.Storage;
using Disclosure.Testing;

namespace Disclosure.Filing.Tests.Storage;

/// <summary>The promises of <see cref="IAgencyStore"/> on every database.</summary>
public abstract class AgencyStoreTests : StoreTests
{
    [SkippableFact]
    public async Task An_agency_is_read_back_whole_and_its_code_is_taken_once()
    {
        var agency = Agency("aa", null) with
        {
            CreditCode = "11320000MB151840XJ",
            Aliases = ["甲", "乙"],
            ValidFrom = new(2020, 1, 1),
        };
        await AddAsync(agency);
        Assert.Equivalent(agency, await Agencies.FindAsync(agency.Name, default), strict: true);
        var fault = await Assert.ThrowsAsync<ApiException>(() =>
            AddAsync(Agency("bb", null) with { CreditCode = agency.CreditCode })
        );
        Assert.Equal("CREDIT_CODE_TAKEN", fault.Reason);
        Assert.Null(await Agencies.FindAsync(Name("bb"), default));
    }

    [SkippableFact]
    public async Task A_table_with_an_orphan_leaves_nothing_behind()
    {
        var fault = await Assert.ThrowsAsync<ApiException>(() => AddAsync(Agency("aa", null), Agency("bb", "nobody")));
        Assert.Equal("PARENT_NOT_FOUND", fault.Reason);
        Assert.Empty(await Agencies.ListAsync(null, false, "", 10, default));
    }

    [SkippableFact]
    public async Task Names_are_ordered_by_their_bytes_and_paged_by_key()
    {
        await AddAsync(Agency("a-b", null), Agency("ab", null), Agency("a1", null), Agency("11320000MB151840XJ", null));
        var all = await Agencies.ListAsync(null, false, "", 10, default);
        Assert.Equal(["11320000MB151840XJ", "a-b", "a1", "ab"], all.Select(a => a.Name.Id));
        Assert.Equal(
            ["a1", "ab"],
            (await Agencies.ListAsync(null, false, "agencies/a-b", 10, default)).Select(a => a.Name.Id)
        );
    }

    [SkippableFact]
    public async Task A_subtree_is_all_below_an_agency_and_not_the_agency()
    {
        await AddAsync(Agency("aa", null), Agency("bb", "aa"), Agency("cc", "bb"), Agency("dd", null));
        var aa = AgencyName.Parse("name", "agencies/aa");
        Assert.Equal(["bb", "cc"], (await Agencies.ListAsync(aa, true, "", 10, default)).Select(a => a.Name.Id));
        Assert.Equal(["bb"], (await Agencies.ListAsync(aa, false, "", 10, default)).Select(a => a.Name.Id));
    }
}

public sealed class SqliteAgencyStoreTests : AgencyStoreTests, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    protected override IDatabase Open() => Databases.Sqlite(_folder, typeof(FilingModule));
}

public sealed class PostgresAgencyStoreTests : AgencyStoreTests
{
    protected override IDatabase Open() => Databases.Postgres("filing", typeof(FilingModule));
}

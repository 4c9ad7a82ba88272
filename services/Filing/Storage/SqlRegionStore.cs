using Dapper;
using Disclosure.Filing.Domain.Agencies;
using Disclosure.Filing.Domain.Lifecycle;
using Disclosure.Filing.Domain.Regions;
using Disclosure.Form;
using Disclosure.ResourceNames;
using Disclosure.ServiceDefaults.Storage;

namespace Disclosure.Filing.Storage;

/// <summary>Reads regions from SQL, one statement a region.</summary>
internal sealed class SqlRegionStore([FromKeyedServices("filing")] IDatabase database) : IRegionStore
{
    // How a statement refers to the row before it within a join differs between databases.
    private readonly string _list = SqlText.Load<SqlRegionStore>(database, "region_list");

    public async Task<IReadOnlyList<RegionAgency>> ListAsync(
        AgencyName agency,
        int year,
        int take,
        CancellationToken cancellation
    )
    {
        await using var db = await database.OpenAsync(cancellation);
        // The region's collected report has another name and is not joined.
        var parameters = new
        {
            Agency = agency.ToString(),
            Report = $"/reports/{year}",
            LastDay = $"{year}-12-31",
            Vertical = (int)AgencyKind.VerticalOffice,
            Take = take,
        };
        // Each row is an agency and, from the column State on, its report.
        // Two records a row: Dapper cuts the columns at State.
        var rows = await db.QueryAsync<AgencyRow, StatusRow, RegionAgency>(
            new(_list, parameters, cancellationToken: cancellation),
            (row, status) => status.ToRegionAgency(row.ToAgency()),
            splitOn: "State"
        );
        return [.. rows];
    }

    // State 0 stands for no report: the statement joins reports from the left.
    private sealed record StatusRow(long State, long Version, long PinnedStatistics, long WasCounted)
    {
        public RegionAgency ToRegionAgency(Agency agency) =>
            new(agency, State == 0 ? null : (ReportState)State, (int)Version, PinnedStatistics, WasCounted > 0);
    }
}

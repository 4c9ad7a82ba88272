using System.Data.Common;
using System.Text.Json;
using Dapper;
using Disclosure.Filing.Domain.Agencies;
using Disclosure.Filing.Domain.Contexts;
using Disclosure.Filing.Domain.Lifecycle;
using Disclosure.Filing.Domain.Reports;
using Disclosure.Filing.Domain.RulePacks;
using Disclosure.Filing.Storage.RulePacks;
using Disclosure.ResourceNames;
using Disclosure.ServiceDefaults.Storage;

namespace Disclosure.Filing.Storage;

/// <summary>Reads contexts of reports from SQL on one connection, one statement for each list.</summary>
internal sealed class SqlContextStore([FromKeyedServices("filing")] IDatabase database) : IContextStore
{
    // Nation, province, prefecture, county and town, and one to spare.
    private const int MaxAncestors = 6;

    // The contract's limits of each list.
    private const int MaxNeighbours = 2_000;
    private const int MaxHistory = 50;
    private const int MaxPeers = 2_000;
    private const int MaxPredecessors = 100;

    private static readonly string s_lineage = SqlText.Load<SqlContextStore>("agency_lineage");
    private static readonly string s_neighbours = SqlText.Load<SqlContextStore>("agency_neighbours");
    private static readonly string s_history = SqlText.Load<SqlContextStore>("history_list");
    private static readonly string s_successions = SqlText.Load<SqlContextStore>("predecessor_list");
    private static readonly string s_peers = SqlText.Load<SqlContextStore>("peer_list");

    // Between commas, so that no state's number is found within another's.
    private static readonly string s_countedStates =
        $",{string.Join(',', ReportStateTable.Rows.Where(r => r.IsCounted).Select(r => (int)r.State))},";

    // Arrays as parameters differ between databases.
    private readonly string _previous = SqlText.Load<SqlContextStore>(database, "previous_list");

    public async Task<ReportContext?> FindAsync(ContextQuery query, CancellationToken cancellation)
    {
        await using var db = await database.OpenAsync(cancellation);
        var lineage = await ListLineageAsync(db, query.Report.Agency, cancellation);
        if (lineage is not [var own, .. var ancestors])
        {
            return null;
        }

        // An agency that is its own predecessor finds last year's report in its history.
        // An agency without a row is not registered; everything else is optional.
        var history = await ListHistoryAsync(db, query.Report, cancellation);
        query = await FollowSuccessionsAsync(db, query, cancellation);
        return new(
            own,
            ancestors,
            query.IsBrief ? [] : await ListNeighboursAsync(db, own, cancellation),
            // Nothing took over: last year's report is in the history already, and is not read again.
            query.Predecessors.Count == 0
                ?
                [
                    .. history
                        .Where(r => r.Name.Year == query.Report.Year - 1 && r.Name.Agency == query.Report.Agency)
                        .Select(r => new PreviousReport(r, false)),
                ]
                : await ListPreviousAsync(db, query, cancellation),
            history,
            query.IsBrief ? [] : await ListPeersAsync(db, query.Report, cancellation)
        )
        {
            RulePack = query.IsBrief ? null : await FindRulePackAsync(db, query.Report, cancellation),
        };
    }

    // Null where no region demands anything.
    private static async Task<EffectiveRulePack?> FindRulePackAsync(
        DbConnection db,
        ReportName report,
        CancellationToken cancellation
    )
    {
        // Null and no empty pack: the caller tells apart "nothing demanded" and "not asked for".
        var packs = await RulePackLineage.ListAsync(db, null, report.Agency, report.Year, cancellation);
        return packs.Count == 0 ? null : EffectiveRulePack.Join(report.Agency, report.Year, packs);
    }

    // Who was merged into the agency, or split off for it, in the year reported on is its predecessor beside itself.
    private static async Task<ContextQuery> FollowSuccessionsAsync(
        DbConnection db,
        ContextQuery query,
        CancellationToken cancellation
    )
    {
        if (query.Predecessors.Count > 0)
        {
            return query;
        }

        var parameters = new
        {
            Agency = query.Report.Agency.ToString(),
            First = $"{query.Report.Year}-01-01",
            Last = $"{query.Report.Year}-12-31",
            Take = MaxPredecessors,
        };
        var rows = await db.QueryAsync<SuccessionRow>(new(s_successions, parameters, cancellationToken: cancellation));
        Predecessor[] found =
        [
            .. rows.Select(r => new Predecessor(AgencyName.Parse("predecessor", r.Predecessor), r.InPart > 0)),
        ];
        // In the year of a reform last year's figures are those of all that went into the agency, itself first.
        return found.Length == 0
            ? query
            : query with
            {
                Predecessors = [new(query.Report.Agency, InPart: false), .. found],
            };
    }

    // The agency first; empty if it is not registered.
    private static Task<Agency[]> ListLineageAsync(
        DbConnection db,
        AgencyName agency,
        CancellationToken cancellation
    ) =>
        ListAgenciesAsync(
            db,
            new(s_lineage, new { Name = agency.ToString(), MaxAncestors }, cancellationToken: cancellation)
        );

    // An agency without a parent has none beside it: no row has a null parent equal to null.
    private static Task<Agency[]> ListNeighboursAsync(DbConnection db, Agency own, CancellationToken cancellation)
    {
        var parameters = new
        {
            Name = own.Name.ToString(),
            Parent = own.Parent?.ToString(),
            Take = MaxNeighbours,
        };
        return ListAgenciesAsync(db, new(s_neighbours, parameters, cancellationToken: cancellation));
    }

    // Predecessors without a report are left out; Position is the predecessor's place in the query, from 0.
    private async Task<IReadOnlyList<PreviousReport>> ListPreviousAsync(
        DbConnection db,
        ContextQuery query,
        CancellationToken cancellation
    )
    {
        var names = query.Predecessors.Select(p =>
            $"{p.Agency}/reports/{query.Report.Year - 1}{ScopeSuffix(query.Report)}"
        );
        var parameters = new { Names = JsonSerializer.Serialize(names) };
        var rows = await db.QueryAsync<ReportRow, long, PreviousReport>(
            new(_previous, parameters, cancellationToken: cancellation),
            (row, position) => new(row.ToReport(), query.Predecessors[(int)position].InPart),
            splitOn: "Position"
        );
        return [.. rows];
    }

    // The statement takes the newest; the answer has the oldest first. A year may have several where agencies were merged.
    private static async Task<ReportStatus[]> ListHistoryAsync(
        DbConnection db,
        ReportName report,
        CancellationToken cancellation
    )
    {
        var parameters = new
        {
            Agency = report.Agency.ToString(),
            report.Year,
            Scope = ScopeSuffix(report),
            Take = MaxHistory,
        };
        var newest = await db.QueryAsync<ReportRow>(new(s_history, parameters, cancellationToken: cancellation));
        return [.. newest.Reverse().Select(r => r.ToReport())];
    }

    // Same parent, level and kind; the statement reads those of the agency itself.
    private static async Task<ReportStatus[]> ListPeersAsync(
        DbConnection db,
        ReportName report,
        CancellationToken cancellation
    )
    {
        var parameters = new
        {
            Agency = report.Agency.ToString(),
            Report = $"/reports/{report.Id}",
            CountedStates = s_countedStates,
            Take = MaxPeers,
        };
        var rows = await db.QueryAsync<ReportRow>(new(s_peers, parameters, cancellationToken: cancellation));
        return [.. rows.Select(r => r.ToReport())];
    }

    // Runs a statement that selects the columns of agencies.
    private static async Task<Agency[]> ListAgenciesAsync(DbConnection db, CommandDefinition command) =>
        [.. (await db.QueryAsync<AgencyRow>(command)).Select(r => r.ToAgency())];

    // An agency's own report and its region's are compared with their like only.
    private static string ScopeSuffix(ReportName report) => report.IsRegion ? "-region" : "";

    // An agency that went over, whole (0) or in part (1).
    private sealed record SuccessionRow(string Predecessor, long InPart);
}

using System.Text.Json;
using Dapper;
using Disclosure.ApiErrors;
using Disclosure.Filing.Domain;
using Disclosure.Filing.Domain.Log;
using Disclosure.Filing.Domain.RulePacks;
using Disclosure.Filing.Storage.Duties;
using Disclosure.Filing.Storage.Log;
using Disclosure.ResourceNames;
using Disclosure.ServiceDefaults.Storage;

namespace Disclosure.Filing.Storage.RulePacks;

/// <summary>Stores packs in SQL.</summary>
internal sealed class SqlRulePackStore([FromKeyedServices("filing")] IDatabase database, LogSignal signal)
    : IRulePackStore
{
    private static readonly string s_find = SqlText.Load<SqlRulePackStore>("rule_pack_find");
    private static readonly string s_list = SqlText.Load<SqlRulePackStore>("rule_pack_list");
    private static readonly string s_add = SqlText.Load<SqlRulePackStore>("rule_pack_add");

    public async Task<RulePack?> FindAsync(AgencyName agency, int year, long revision, CancellationToken cancellation)
    {
        await using var db = await database.OpenAsync(cancellation);
        var parameters = new
        {
            Agency = agency.ToString(),
            Year = year,
            Revision = revision,
        };
        var row = await db.QuerySingleOrDefaultAsync<RulePackRow>(
            new(s_find, parameters, cancellationToken: cancellation)
        );
        return row?.ToPack();
    }

    public async Task<IReadOnlyList<RulePack>> ListLineageAsync(
        AgencyName agency,
        int year,
        CancellationToken cancellation
    )
    {
        await using var db = await database.OpenAsync(cancellation);
        return await RulePackLineage.ListAsync(db, null, agency, year, cancellation);
    }

    public async Task<IReadOnlyList<RulePack>> ListRevisionsAsync(
        AgencyName agency,
        int year,
        int take,
        CancellationToken cancellation
    )
    {
        await using var db = await database.OpenAsync(cancellation);
        var parameters = new
        {
            Agency = agency.ToString(),
            Year = year,
            Take = take,
        };
        var rows = await db.QueryAsync<RulePackRow>(new(s_list, parameters, cancellationToken: cancellation));
        return [.. rows.Select(r => r.ToPack())];
    }

    public async Task<string> AddAsync(
        AgencyName agency,
        int year,
        RulePackDemands demands,
        long? expected,
        Func<RulePack, string> respond,
        WriteMetadata write,
        CancellationToken cancellation
    )
    {
        var name = $"{agency}/rulePacks/{year}";
        var answer = await database.WriteAsync(
            name,
            async (transaction, stop) =>
            {
                // A repeated request changes nothing and gets the response of the first.
                if (await RequestLog.FindAsync(transaction, write.Request, stop) is { } stored)
                {
                    return stored;
                }

                var run = new StatementRunner(transaction, stop);
                var key = new
                {
                    Agency = agency.ToString(),
                    Year = year,
                    // 0 asks for the newest.
                    Revision = 0,
                };
                var current = (await run.FindAsync<RulePackRow>(s_find, key))?.Revision ?? 0;
                if (expected is { } based && based != current)
                {
                    throw ApiError.StaleEtag(name, $"{current}");
                }

                var pack = new RulePack(agency, year, current + 1, demands, write.Actor, write.Time);
                await run.ExecuteAsync(s_add, CreateRow(pack));
                var response = respond(pack);
                await RequestLog.AddAsync(transaction, write.Request, response, write.Time, stop);
                await LogWriter.AppendAsync(transaction, [CreateEvent(pack)], stop);
                return response;
            },
            cancellation
        );
        signal.Raise();
        return answer;
    }

    private static object CreateRow(RulePack pack) =>
        new
        {
            Agency = pack.Agency.ToString(),
            pack.Year,
            // Dates stand beside the JSON too, for the statement that reads those of a whole year.
            pack.Revision,
            Demands = JsonSerializer.Serialize(pack.Demands),
            AgencyDue = DutyColumns.FormatDate(pack.Demands.AgencyDue),
            RegionDue = DutyColumns.FormatDate(pack.Demands.RegionDue),
            pack.Actor,
            CreateTime = pack.CreateTime.ToUnixTimeMilliseconds(),
        };

    private static LogEvent CreateEvent(RulePack pack) =>
        new(EventKind.RulePackChanged, pack.CreateTime, pack.Agency.ToString(), pack.Source.Name, pack.Actor)
        {
            // The number of the revision, and not what it demands: that can be read by it.
            Details = new Dictionary<string, string> { ["pack"] = $"{pack.Revision}" },
        };
}

using Dapper;
using Disclosure.ApiErrors;
using Disclosure.Filing.Domain;
using Disclosure.Filing.Domain.Agencies;
using Disclosure.Filing.Storage.Log;
using Disclosure.ResourceNames;
using Disclosure.ServiceDefaults.Storage;

namespace Disclosure.Filing.Storage.Agencies;

/// <summary>Changes agencies in SQL.</summary>
internal sealed class SqlAgencyChangeStore([FromKeyedServices("filing")] IDatabase database, LogSignal signal)
    : IAgencyChangeStore
{
    private static readonly string s_list = SqlText.Load<SqlAgencyChangeStore>("agency_change_list");
    private static readonly string s_successors = SqlText.Load<SqlAgencyChangeStore>("successor_list");

    public async Task<string> ChangeAsync(
        AgencyCommand command,
        Func<Agency, string> respond,
        WriteMetadata write,
        CancellationToken cancellation
    )
    {
        var answer = await database.WriteAsync(
            // All writes of agencies share one subject: a change may concern several.
            "agencies",
            async (transaction, stop) =>
            {
                if (await RequestLog.FindAsync(transaction, write.Request, stop) is { } stored)
                {
                    return stored;
                }

                var run = new StatementRunner(transaction, stop);
                var facts =
                    await AgencyFactsReader.ReadAsync(run, command)
                    ?? throw ApiError.NotFound(
                        "AGENCY_NOT_FOUND",
                        command.Name.ToString(),
                        $"没有登记机关 {command.Name.Id}，请核对代码或先登记。"
                    );
                var plan = AgencyReform.Decide(facts, command);
                // A new title or a new place may collide with a sibling; a closure cannot.
                if (command.Kind is AgencyChangeKind.Renamed or AgencyChangeKind.Moved)
                {
                    SiblingCheck.Require(plan.Agency, await SiblingReader.ReadAsync(run, plan.Agency), "");
                }

                await AgencyPlanWriter.WriteAsync(run, plan);
                var response = respond(plan.Agency);
                await RequestLog.AddAsync(transaction, write.Request, response, write.Time, stop);
                await LogWriter.AppendAsync(transaction, [AgencyEvents.CreateChanged(plan)], stop);
                return response;
            },
            cancellation
        );
        signal.Raise();
        return answer;
    }

    public async Task<IReadOnlyList<AgencyChange>> ListAsync(
        AgencyName agency,
        int take,
        CancellationToken cancellation
    )
    {
        await using var db = await database.OpenAsync(cancellation);
        var parameters = new { Agency = agency.ToString(), Take = take };
        var rows = await db.QueryAsync<AgencyChangeRow>(new(s_list, parameters, cancellationToken: cancellation));
        return [.. rows.Select(r => r.ToChange())];
    }

    public async Task<IReadOnlyList<string>> ListSuccessorsAsync(AgencyName agency, CancellationToken cancellation)
    {
        await using var db = await database.OpenAsync(cancellation);
        var parameters = new { Agency = agency.ToString() };
        return [.. await db.QueryAsync<string>(new(s_successors, parameters, cancellationToken: cancellation))];
    }
}

using Dapper;
using Disclosure.ApiErrors;
using Disclosure.Filing.Domain;
using Disclosure.Filing.Domain.Agencies;
using Disclosure.Filing.Domain.Log;
using Disclosure.Filing.Storage.Log;
using Disclosure.ResourceNames;
using Disclosure.ServiceDefaults.Storage;

namespace Disclosure.Filing.Storage.Agencies;

/// <summary>Imports tables of agencies into SQL.</summary>
internal sealed class SqlAgencyImportStore([FromKeyedServices("filing")] IDatabase database, LogSignal signal)
    : IAgencyImportStore
{
    private static readonly string s_list = SqlText.Load<SqlAgencyImportStore>("agency_list");
    private static readonly string s_add = SqlText.Load<SqlAgencyImportStore>("agency_add");
    private static readonly string s_update = SqlText.Load<SqlAgencyImportStore>("agency_update");
    private static readonly string s_countCode = SqlText.Load<SqlAgencyImportStore>("credit_code_count");

    // Every agency, in one page.
    // One page of any size: the whole tree is needed to check a table.
    private static readonly object s_all = new { After = "", Take = int.MaxValue };

    public async Task<IReadOnlyDictionary<AgencyName, Agency>> ListAllAsync(CancellationToken cancellation)
    {
        await using var db = await database.OpenAsync(cancellation);
        return ToDictionary(await db.QueryAsync<AgencyRow>(new(s_list, s_all, cancellationToken: cancellation)));
    }

    public async Task<string> ImportAsync(
        Func<IReadOnlyDictionary<AgencyName, Agency>, ImportPlan> decide,
        Func<ImportPlan, LogEvent> record,
        Func<ImportPlan, string> respond,
        WriteMetadata write,
        CancellationToken cancellation
    )
    {
        var answer = await database.WriteAsync(
            // All writes of agencies share one subject: what is planned stays true until it is written.
            "agencies",
            async (transaction, stop) =>
            {
                if (await RequestLog.FindAsync(transaction, write.Request, stop) is { } stored)
                {
                    return stored;
                }

                var run = new StatementRunner(transaction, stop);
                var plan = decide(ToDictionary(await run.ListAsync<AgencyRow>(s_list, s_all)));
                await WriteAsync(run, plan, write);
                var response = respond(plan);
                await RequestLog.AddAsync(transaction, write.Request, response, write.Time, stop);
                // An import that changes nothing is no event; its answer is stored all the same.
                if (plan.Added.Count + plan.Updated.Count > 0)
                {
                    await LogWriter.AppendAsync(transaction, [record(plan)], stop);
                }

                return response;
            },
            cancellation
        );
        signal.Raise();
        return answer;
    }

    // The name is free, as the plan says: where nothing is inserted, the credit code is taken.
    private static async Task WriteAsync(StatementRunner run, ImportPlan plan, WriteMetadata write)
    {
        // By agency: an update is one line of history, however many fields it changes.
        var changes = plan.Changes.ToLookup(c => c.Agency, c => c.Change);
        foreach (var agency in plan.Updated)
        {
            var row = AgencyRow.CreateParameters(agency);
            if (agency.CreditCode.Length > 0 && await run.ScalarAsync(s_countCode, row) > 0)
            {
                throw CreditCodeTaken(agency);
            }

            await run.ExecuteAsync(s_update, row);
            await AgencyPlanWriter.AddChangeAsync(run, CreateChange(agency, changes[agency.Name], write));
        }

        foreach (var agency in plan.Added)
        {
            if (await run.ExecuteAsync(s_add, AgencyRow.CreateParameters(agency, write)) == 0)
            {
                throw CreditCodeTaken(agency);
            }
        }
    }

    // A table mends what is registered; what has a date is a rename or a move.
    private static AgencyChange CreateChange(Agency agency, IEnumerable<FieldChange> changes, WriteMetadata write) =>
        new(agency.Name, AgencyChangeKind.Updated, null, "", "", [], "", write.Actor, write.Time)
        {
            Fields = [.. changes],
        };

    private static ApiException CreditCodeTaken(Agency agency) =>
        ApiError.Exists(
            "CREDIT_CODE_TAKEN",
            agency.Name.ToString(),
            $"统一社会信用代码 {agency.CreditCode} 已登记在另一个机关名下，请核对。"
        );

    private static Dictionary<AgencyName, Agency> ToDictionary(IEnumerable<AgencyRow> rows) =>
        rows.Select(r => r.ToAgency()).ToDictionary(a => a.Name);
}

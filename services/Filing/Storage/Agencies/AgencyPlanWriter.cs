using System.Text.Json;
using Disclosure.ApiErrors;
using Disclosure.Filing.Domain.Agencies;
using Disclosure.Filing.Storage.Duties;
using Disclosure.ServiceDefaults.Storage;

namespace Disclosure.Filing.Storage.Agencies;

/// <summary>Writes a change of agencies: rows, what was before, who goes on, and history.</summary>
internal static class AgencyPlanWriter
{
    private static readonly string s_update = SqlText.Load<SqlAgencyChangeStore>("agency_update");
    private static readonly string s_countCode = SqlText.Load<SqlAgencyChangeStore>("credit_code_count");
    private static readonly string s_addTitle = SqlText.Load<SqlAgencyChangeStore>("past_title_add");
    private static readonly string s_addParent = SqlText.Load<SqlAgencyChangeStore>("past_parent_add");
    private static readonly string s_addSuccession = SqlText.Load<SqlAgencyChangeStore>("succession_add");
    private static readonly string s_addChange = SqlText.Load<SqlAgencyChangeStore>("agency_change_add");

    /// <summary>ALREADY_EXISTS / CREDIT_CODE_TAKEN where another agency has the credit code.</summary>
    public static async Task WriteAsync(StatementRunner run, AgencyPlan plan)
    {
        // All agencies of the plan in one transaction: a merger is whole or not at all.
        foreach (var agency in plan.Updated)
        {
            var row = AgencyRow.CreateParameters(agency);
            if (agency.CreditCode.Length > 0 && await run.ScalarAsync(s_countCode, row) > 0)
            {
                throw ApiError.Exists(
                    "CREDIT_CODE_TAKEN",
                    agency.Name.ToString(),
                    $"统一社会信用代码 {agency.CreditCode} 已登记在另一个机关名下，请核对。"
                );
            }

            await run.ExecuteAsync(s_update, row);
        }

        await WritePastAsync(run, plan);
        foreach (var succession in plan.Successions)
        {
            await run.ExecuteAsync(
                s_addSuccession,
                new
                {
                    Predecessor = succession.Predecessor.ToString(),
                    Successor = succession.Successor.ToString(),
                    Since = DutyColumns.FormatDate(succession.Since),
                    InPart = succession.InPart ? 1 : 0,
                }
            );
        }

        foreach (var change in plan.Changes)
        {
            await AddChangeAsync(run, change);
        }
    }

    /// <summary>Adds a change to the history of its agency.</summary>
    public static Task AddChangeAsync(StatementRunner run, AgencyChange change) =>
        run.ExecuteAsync(s_addChange, CreateRow(change));

    // The last day of what was before is the day before what is.
    // No table for other kinds: they change no title and no parent.
    private static async Task WritePastAsync(StatementRunner run, AgencyPlan plan)
    {
        var row = new
        {
            Agency = plan.Agency.Name.ToString(),
            Until = DutyColumns.FormatDate(plan.Command.Date?.AddDays(-1)),
            plan.Changes[0].Before,
        };
        if (plan.Command.Kind == AgencyChangeKind.Renamed)
        {
            await run.ExecuteAsync(s_addTitle, row);
        }
        else if (plan.Command.Kind == AgencyChangeKind.Moved)
        {
            await run.ExecuteAsync(s_addParent, row);
        }
    }

    private static object CreateRow(AgencyChange change) =>
        new
        {
            Agency = change.Agency.ToString(),
            Kind = (int)change.Kind,
            Date = DutyColumns.FormatDate(change.Date),
            change.Before,
            change.After,
            Others = JsonSerializer.Serialize(change.Others),
            Fields = JsonSerializer.Serialize(change.Fields),
            change.Reason,
            change.Actor,
            CreateTime = change.CreateTime.ToUnixTimeMilliseconds(),
        };
}

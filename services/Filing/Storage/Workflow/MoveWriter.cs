using System.Data.Common;
using System.Text.Json;
using Dapper;
using Disclosure.ApiErrors;
using Disclosure.Filing.Domain;
using Disclosure.Filing.Domain.Lifecycle;
using Disclosure.Filing.Domain.Log;
using Disclosure.Filing.Domain.Workflow;
using Disclosure.Filing.Storage.Log;
using Disclosure.Filing.Storage.Publications;
using Disclosure.Form;
using Disclosure.ServiceDefaults.Storage;

namespace Disclosure.Filing.Storage.Workflow;

/// <summary>Writes a move: the report, what it lets become stale, marks, editors, versions, history, and the log last.</summary>
/// <remarks>
/// The order: the report with its guard first, so that a lost race writes nothing else; the log as late as its index allows.
/// </remarks>
internal sealed class MoveWriter(DbTransaction transaction, WriteMetadata write, CancellationToken cancellation)
{
    private static readonly string s_move = SqlText.Load<MoveWriter>("report_move");
    private static readonly string s_delete = SqlText.Load<MoveWriter>("report_delete");
    private static readonly string s_addDeleted = SqlText.Load<MoveWriter>("deleted_report_add");
    private static readonly string s_setStale = SqlText.Load<MoveWriter>("region_stale_set");
    private static readonly string s_addMark = SqlText.Load<MoveWriter>("mark_add");
    private static readonly string s_addEditor = SqlText.Load<MoveWriter>("editor_add");
    private static readonly string s_addApproval = SqlText.Load<MoveWriter>("approval_add");
    private static readonly string s_addMove = SqlText.Load<MoveWriter>("move_add");
    private static readonly string s_addVersion = SqlText.Load<MoveWriter>("version_add");
    private static readonly string s_withdraw = SqlText.Load<MoveWriter>("version_withdraw");
    private static readonly string s_correction = SqlText.Load<MoveWriter>("correction_reason");

    private static readonly string s_addPublication = SqlText.Load<MoveWriter>("publication_add");
    private static readonly string s_addFile = SqlText.Load<MoveWriter>("published_file_add");

    private readonly DbConnection _db =
        transaction.Connection ?? throw new InvalidOperationException("The transaction has ended.");

    /// <summary>ABORTED / ETAG_MISMATCH where another move came between the facts and this.</summary>
    public async Task WriteAsync(MovePlan plan)
    {
        // Marks alone leave the report and its revision as they are.
        var moved = plan.After.Revision != plan.Before.Revision;
        List<LogEvent> events = [MoveEvents.Create(plan)];
        if (plan.IsDeleted)
        {
            await DeleteAsync(plan);
        }
        else if (moved)
        {
            await RequireOneAsync(plan, s_move, MoveRows.CreateReport(plan));
            events.AddRange(await SetStaleAsync(plan));
        }

        var report = plan.Before.Name.ToString();
        await ExecuteAsync(s_addMark, plan.Marks.Select(m => MoveRows.CreateMark(report, m)).ToArray());
        await ExecuteAsync(s_addEditor, plan.Editors.Select(p => new { Report = report, Principal = p }).ToArray());
        if (plan.Command.Verb == ReportVerb.Withdraw)
        {
            await ExecuteAsync(s_withdraw, new { Report = report, Time = write.Time.ToUnixTimeMilliseconds() });
        }

        // The index is needed below; only rows of this report follow, and they are few.
        var index = await LogWriter.AppendAsync(transaction, events, cancellation);
        if (moved && !plan.IsDeleted)
        {
            await ExecuteAsync(s_addMove, MoveRows.CreateMove(plan, write, index));
        }

        if (plan.ApprovalLevel > 0)
        {
            await ExecuteAsync(s_addApproval, MoveRows.CreateApproval(plan));
        }

        // The manifest is stored in the transaction of its version: no version is without.
        if (plan.Publication is { } publication)
        {
            await ExecuteAsync(s_addPublication, PublicationRows.CreatePublication(publication));
            await ExecuteAsync(s_addFile, PublicationRows.CreateFiles(publication));
        }

        if (plan.Command.Verb == ReportVerb.Publish)
        {
            await ExecuteAsync(s_addVersion, MoveRows.CreateVersion(plan, await FindReasonAsync(plan), index));
        }
    }

    // The name may be used again; what was permitted before must stay refused.
    private async Task DeleteAsync(MovePlan plan)
    {
        var parameters = new { Name = plan.Before.Name.ToString(), Expected = plan.Before.Revision };
        await RequireOneAsync(plan, s_delete, parameters);
        // The fence and not the revision: raises count as well.
        await ExecuteAsync(s_addDeleted, new { parameters.Name, Revision = plan.Before.Fence });
    }

    // Only an agency's own report counts for regions, and only a move into or out of the states that count changes their sums.
    private async Task<IEnumerable<LogEvent>> SetStaleAsync(MovePlan plan)
    {
        var name = plan.Before.Name;
        if (name.IsRegion || plan.Before.IsCounted == plan.After.IsCounted)
        {
            // A move within the states that count, such as a publication, changes no sum.
            return [];
        }

        var parameters = new
        {
            Agency = name.Agency.ToString(),
            Report = $"/reports/{name.Year}-region",
            Vertical = (int)AgencyKind.VerticalOffice,
        };
        var regions = await _db.QueryAsync<string>(Command(s_setStale, parameters));
        // In a fixed order: the same move gives the same entries in the same order.
        return regions.Order(StringComparer.Ordinal).Select(region => MoveEvents.CreateStale(plan, region));
    }

    // The reason of the correction that led to this version; the first version has none.
    private async Task<string> FindReasonAsync(MovePlan plan)
    {
        var reasons = await _db.ExecuteScalarAsync<string?>(
            Command(s_correction, new { Report = plan.Before.Name.ToString(), Correct = (int)ReportVerb.Correct })
        );
        // The newest correction is the one that led here.
        var parsed = reasons is null ? [] : JsonSerializer.Deserialize<MoveReason[]>(reasons) ?? [];
        return parsed.FirstOrDefault()?.Reason ?? "";
    }

    private async Task RequireOneAsync(MovePlan plan, string statement, object parameters)
    {
        if (await ExecuteAsync(statement, parameters) != 1)
        {
            // The revision is at least one more than what the decision knew.
            throw ApiError.StaleEtag(plan.Before.Name.ToString(), $"{plan.Before.Revision + 1}");
        }
    }

    private Task<int> ExecuteAsync(string statement, object parameters) =>
        _db.ExecuteAsync(Command(statement, parameters));

    private CommandDefinition Command(string statement, object parameters) =>
        new(statement, parameters, transaction, cancellationToken: cancellation);
}

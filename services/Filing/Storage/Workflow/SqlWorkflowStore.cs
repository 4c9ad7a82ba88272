using System.Data.Common;
using Dapper;
using Disclosure.ApiErrors;
using Disclosure.Filing.Domain;
using Disclosure.Filing.Domain.Reports;
using Disclosure.Filing.Domain.RulePacks;
using Disclosure.Filing.Domain.Workflow;
using Disclosure.Filing.Storage.Log;
using Disclosure.Filing.Storage.RulePacks;
using Disclosure.ResourceNames;
using Disclosure.ServiceDefaults.Storage;

namespace Disclosure.Filing.Storage.Workflow;

/// <summary>Moves reports in SQL, one transaction a move.</summary>
internal sealed class SqlWorkflowStore([FromKeyedServices("filing")] IDatabase database, LogSignal signal)
    : IWorkflowStore
{
    // Deeper than any tree of agencies is.
    private const int MaxDepth = 20;

    private static readonly string s_report = SqlText.Load<SqlWorkflowStore>("report_find");
    private static readonly string s_fence = SqlText.Load<SqlWorkflowStore>("report_fence");
    private static readonly string s_path = SqlText.Load<SqlWorkflowStore>("agency_path");
    private static readonly string s_editors = SqlText.Load<SqlWorkflowStore>("editor_list");
    private static readonly string s_marks = SqlText.Load<SqlWorkflowStore>("mark_list");
    private static readonly string s_approvals = SqlText.Load<SqlWorkflowStore>("approval_list");
    private static readonly string s_moves = SqlText.Load<SqlWorkflowStore>("move_list");
    private static readonly string s_versions = SqlText.Load<SqlWorkflowStore>("version_list");

    public async Task<string> MoveAsync(
        ReportName name,
        Func<ReportFacts, MovePlan> decide,
        Func<ReportFacts, MovePlan, string> respond,
        WriteMetadata write,
        CancellationToken cancellation
    )
    {
        var response = await WriteAsync(
            // Facts are read, decided about and written in one transaction, alone with the report.
            name,
            write,
            async (transaction, facts, stop) =>
            {
                var plan = decide(facts);
                await new MoveWriter(transaction, write, stop).WriteAsync(plan);
                return respond(facts, plan);
            },
            cancellation
        );
        // After the commit: followers must find the entry.
        signal.Raise();
        return response;
    }

    // The fence of a report that moves meanwhile grows by the move: the write is alone with the report.
    public Task<string> FenceAsync(
        ReportName name,
        Func<ReportStatus, ReportStatus> raise,
        Func<ReportStatus, string> respond,
        WriteMetadata write,
        CancellationToken cancellation
    ) =>
        WriteAsync(
            name,
            write,
            async (transaction, facts, stop) =>
            {
                var raised = raise(facts.Report);
                var row = new
                {
                    Name = name.ToString(),
                    raised.Revision,
                    raised.FenceRaises,
                };
                var db = transaction.Connection ?? throw new InvalidOperationException("The transaction has ended.");
                // No row of history: the state stays, and the log says nothing of it.
                await db.ExecuteAsync(new(s_fence, row, transaction, cancellationToken: stop));
                return respond(raised);
            },
            cancellation
        );

    private Task<string> WriteAsync(
        ReportName name,
        WriteMetadata write,
        Func<DbTransaction, ReportFacts, CancellationToken, Task<string>> work,
        CancellationToken cancellation
    ) =>
        database.WriteAsync(
            // Writes of one report wait for each other.
            $"{name}",
            async (transaction, stop) =>
            {
                // A repeated request changes nothing and gets the response of the first.
                if (await RequestLog.FindAsync(transaction, write.Request, stop) is { } stored)
                {
                    return stored;
                }

                var db = transaction.Connection ?? throw new InvalidOperationException("The transaction has ended.");
                var facts = await FindFactsAsync(db, transaction, name, stop) ?? throw NotFound(name);
                var answer = await work(transaction, facts, stop);
                await RequestLog.AddAsync(transaction, write.Request, answer, write.Time, stop);
                return answer;
            },
            cancellation
        );

    public async Task<ReportFacts?> FindFactsAsync(ReportName name, CancellationToken cancellation)
    {
        await using var db = await database.OpenAsync(cancellation);
        return await FindFactsAsync(db, null, name, cancellation);
    }

    public async Task<IReadOnlyList<ReportMove>> ListMovesAsync(
        ReportName name,
        int take,
        CancellationToken cancellation
    )
    {
        await using var db = await database.OpenAsync(cancellation);
        var parameters = new { Report = name.ToString(), Take = take };
        var rows = await db.QueryAsync<MoveRow>(new(s_moves, parameters, cancellationToken: cancellation));
        return [.. rows.Select(r => r.ToMove())];
    }

    public async Task<IReadOnlyList<ReportVersion>> ListVersionsAsync(
        ReportName name,
        int take,
        CancellationToken cancellation
    )
    {
        await using var db = await database.OpenAsync(cancellation);
        var parameters = new { Report = name.ToString(), Take = take };
        var rows = await db.QueryAsync<VersionRow>(new(s_versions, parameters, cancellationToken: cancellation));
        return [.. rows.Select(r => r.ToVersion())];
    }

    // Null outside of a transaction, for reads that decide nothing.
    private static async Task<ReportFacts?> FindFactsAsync(
        DbConnection db,
        DbTransaction? transaction,
        ReportName name,
        CancellationToken cancellation
    )
    {
        var report = await db.QuerySingleOrDefaultAsync<ReportRow>(Command(s_report, new { Name = name.ToString() }));
        if (report is null)
        {
            return null;
        }

        var path = await db.QueryAsync<string>(Command(s_path, new { Name = name.Agency.ToString(), MaxDepth }));
        var parameters = new { Report = name.ToString() };
        var editors = await db.QueryAsync<string>(Command(s_editors, parameters));
        var marks = await db.QueryAsync<MarkRow>(Command(s_marks, parameters));
        // The facts are read by a handful of statements on one connection; a decision needs all of them.
        var status = report.ToReport();
        var approvals = await db.QueryAsync<string>(
            Command(s_approvals, new { parameters.Report, Submission = status.Submissions })
        );
        var packs = await RulePackLineage.ListAsync(db, transaction, name.Agency, name.Year, cancellation);
        return new(
            status,
            [.. path.Select(agency => AgencyName.Parse("agency", agency))],
            editors.ToHashSet(StringComparer.Ordinal),
            [.. marks.Select(m => m.ToMark())]
        )
        {
            Approvals = [.. approvals],
            ApprovalLevels = EffectiveRulePack.Join(name.Agency, name.Year, packs).ApprovalLevels,
        };

        CommandDefinition Command(string statement, object values) =>
            new(statement, values, transaction, cancellationToken: cancellation);
    }

    private static ApiException NotFound(ReportName name) =>
        ApiError.NotFound("REPORT_NOT_FOUND", name.ToString(), $"没有找到 {name.Agency.Id} 的 {name.Id} 年报。");
}

using System.Data.Common;
using Dapper;
using Disclosure.ApiErrors;
using Disclosure.Filing.Domain;
using Disclosure.Filing.Domain.Reports;
using Disclosure.Filing.Domain.Workflow;
using Disclosure.Filing.Storage.Log;
using Disclosure.Filing.Storage.Workflow;
using Disclosure.ResourceNames;
using Disclosure.ServiceDefaults.Storage;

namespace Disclosure.Filing.Storage;

/// <summary>Stores the status of reports in SQL.</summary>
internal sealed class SqlReportStore([FromKeyedServices("filing")] IDatabase database, LogSignal signal) : IReportStore
{
    private static readonly string s_find = SqlText.Load<SqlReportStore>("report_find");
    private static readonly string s_list = SqlText.Load<SqlReportStore>("report_list");
    private static readonly string s_under = SqlText.Load<SqlReportStore>("report_list_under");
    private static readonly string s_add = SqlText.Load<SqlReportStore>("report_add");
    private static readonly string s_findDeleted = SqlText.Load<SqlReportStore>("deleted_report_find");
    private static readonly string s_addMove = SqlText.Load<SqlReportStore>("move_add");

    public async Task<ReportStatus?> FindAsync(ReportName name, CancellationToken cancellation)
    {
        await using var db = await database.OpenAsync(cancellation);
        var row = await db.QuerySingleOrDefaultAsync<ReportRow>(
            new(s_find, new { Name = name.ToString() }, cancellationToken: cancellation)
        );
        return row?.ToReport();
    }

    // Conditions that are null hold for every report.
    public async Task<IReadOnlyList<ReportStatus>> ListAsync(
        ReportFilter filter,
        string after,
        int take,
        CancellationToken cancellation
    )
    {
        await using var db = await database.OpenAsync(cancellation);
        var rows = await db.QueryAsync<ReportRow>(
            new(
                filter.Under is null ? s_list : s_under,
                new
                {
                    Agency = filter.Agency?.ToString(),
                    filter.Year,
                    State = (int?)filter.State,
                    Under = filter.Under?.ToString(),
                    ChangedSince = filter.ChangedSince?.ToUnixTimeMilliseconds(),
                    After = after,
                    Take = take,
                },
                cancellationToken: cancellation
            )
        );
        return [.. rows.Select(r => r.ToReport())];
    }

    public async Task<string> AddAsync(
        ReportStatus report,
        Func<ReportStatus, string> respond,
        WriteMetadata write,
        CancellationToken cancellation
    )
    {
        var response = await database.WriteAsync(
            // Writes of one report wait for each other.
            $"{report.Name}",
            (transaction, stop) => AddAsync(transaction, report, respond, write, stop),
            cancellation
        );
        signal.Raise();
        return response;
    }

    // The agency exists: the caller read it, and agencies are never deleted.
    private static async Task<string> AddAsync(
        DbTransaction transaction,
        ReportStatus report,
        Func<ReportStatus, string> respond,
        WriteMetadata write,
        CancellationToken cancellation
    )
    {
        // A repeated request changes nothing and gets the response of the first.
        if (await RequestLog.FindAsync(transaction, write.Request, cancellation) is { } stored)
        {
            return stored;
        }

        var db = transaction.Connection ?? throw new InvalidOperationException("The transaction has ended.");
        // A deleted report of this name had fences that must stay refused.
        var deleted = await db.QuerySingleOrDefaultAsync<long?>(
            Command(s_findDeleted, new { Name = report.Name.ToString() })
        );
        var opened = report with { Revision = (deleted ?? 0) + report.Revision };
        // The insert does nothing where the name is taken.
        if (await db.ExecuteAsync(Command(s_add, CreateRow(opened, write))) == 0)
        {
            throw ApiError.Exists(
                "REPORT_EXISTS",
                report.Name.ToString(),
                $"《{report.Title}》已经建立，直接打开即可。"
            );
        }

        // The log before the history: the move keeps the index of its entry.
        var created = MoveEvents.CreateOpened(opened, write.Actor);
        var index = await LogWriter.AppendAsync(transaction, [created], cancellation);
        await db.ExecuteAsync(Command(s_addMove, MoveRows.CreateOpened(opened, write, index)));
        var response = respond(opened);
        await RequestLog.AddAsync(transaction, write.Request, response, write.Time, cancellation);
        return response;

        CommandDefinition Command(string statement, object parameters) =>
            new(statement, parameters, transaction, cancellationToken: cancellation);
    }

    // Nothing is pinned until the workflow does it.
    private static object CreateRow(ReportStatus report, WriteMetadata write) =>
        new
        {
            Name = report.Name.ToString(),
            Agency = report.Name.Agency.ToString(),
            report.Name.Year,
            State = (int)report.State,
            report.Version,
            report.Revision,
            write.Actor,
            RequestId = write.Request.Id.ToString(),
            CreateTime = report.CreateTime.ToUnixTimeMilliseconds(),
        };
}

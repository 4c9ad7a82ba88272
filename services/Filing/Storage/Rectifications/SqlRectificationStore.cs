using Dapper;
using Disclosure.ApiErrors;
using Disclosure.Filing.Domain;
using Disclosure.Filing.Domain.Log;
using Disclosure.Filing.Domain.Rectifications;
using Disclosure.Filing.Storage.Duties;
using Disclosure.Filing.Storage.Log;
using Disclosure.ResourceNames;
using Disclosure.ServiceDefaults.Storage;

namespace Disclosure.Filing.Storage.Rectifications;

/// <summary>Stores items in SQL.</summary>
internal sealed class SqlRectificationStore([FromKeyedServices("filing")] IDatabase database, LogSignal signal)
    : IRectificationStore
{
    // Deeper than any tree of agencies is.
    private const int MaxDepth = 20;

    private static readonly string s_find = SqlText.Load<SqlRectificationStore>("rectification_find");
    private static readonly string s_list = SqlText.Load<SqlRectificationStore>("rectification_list");
    private static readonly string s_last = SqlText.Load<SqlRectificationStore>("rectification_last");
    private static readonly string s_add = SqlText.Load<SqlRectificationStore>("rectification_add");
    private static readonly string s_move = SqlText.Load<SqlRectificationStore>("rectification_move");
    private static readonly string s_path = SqlText.Load<SqlRectificationStore>("agency_path");
    private static readonly string s_report = SqlText.Load<SqlRectificationStore>("report_find");

    public async Task<Rectification?> FindAsync(AgencyName agency, int number, CancellationToken cancellation)
    {
        await using var db = await database.OpenAsync(cancellation);
        var parameters = new { Agency = agency.ToString(), Number = number };
        var row = await db.QuerySingleOrDefaultAsync<RectificationRow>(
            new(s_find, parameters, cancellationToken: cancellation)
        );
        return row?.ToItem();
    }

    public async Task<IReadOnlyList<Rectification>> ListAsync(
        RectificationQuery query,
        RectificationKey after,
        int take,
        CancellationToken cancellation
    )
    {
        await using var db = await database.OpenAsync(cancellation);
        var parameters = new
        {
            Agency = query.Agency.ToString(),
            Subtree = query.Subtree ? 1 : 0,
            // No year or state: 0, which the statement takes for any.
            State = query.State is { } state ? (int)state : 0,
            query.Year,
            AfterAgency = after.Agency,
            AfterNumber = after.Number,
            Take = take,
        };
        var rows = await db.QueryAsync<RectificationRow>(new(s_list, parameters, cancellationToken: cancellation));
        return [.. rows.Select(r => r.ToItem())];
    }

    public Task<string> AddAsync(
        RectificationSubject subject,
        Action<IReadOnlyList<AgencyName>> require,
        Func<Rectification, string> respond,
        WriteMetadata write,
        CancellationToken cancellation
    ) =>
        WriteAsync(
            subject.Report.Agency,
            write,
            async run =>
            {
                // The role first: who may not open an item does not learn whether the report exists.
                require(await ListPathAsync(run, subject.Report.Agency));
                var report =
                    await run.FindAsync<ReportRow>(s_report, new { Name = subject.Report.ToString() })
                    ?? throw ApiError.NotFound(
                        "REPORT_NOT_FOUND",
                        subject.Report.ToString(),
                        $"没有找到 {subject.Report.Agency.Id} 的 {subject.Report.Id} 年报。"
                    );
                // The next number, alone with the agency's items: no two requests take the same.
                var last = await run.ScalarAsync(s_last, new { Agency = subject.Report.Agency.ToString() });
                var item = new Rectification(
                    (int)last + 1,
                    subject,
                    report.ToReport().AgencyTitle,
                    RectificationState.Open,
                    1,
                    write.Actor,
                    write.Time,
                    "",
                    "",
                    write.Time,
                    ""
                );
                await run.ExecuteAsync(s_add, RectificationRow.Create(item));
                return (item, EventKind.RectificationOpened, respond(item));
            },
            cancellation
        );

    public Task<string> MoveAsync(
        AgencyName agency,
        int number,
        Func<Rectification, IReadOnlyList<AgencyName>, Rectification> decide,
        EventKind kind,
        Func<Rectification, string> respond,
        WriteMetadata write,
        CancellationToken cancellation
    ) =>
        WriteAsync(
            agency,
            write,
            async run =>
            {
                var key = new { Agency = agency.ToString(), Number = number };
                var current =
                    (await run.FindAsync<RectificationRow>(s_find, key))?.ToItem()
                    ?? throw RectificationWorkflow.NotFound(agency, number);
                var moved = decide(current, await ListPathAsync(run, agency));
                // Alone with the subject, and yet compared: another process may have moved it before the lock.
                if (await run.ExecuteAsync(s_move, RectificationRow.Create(moved)) != 1)
                {
                    throw ApiError.StaleEtag(moved.Name, $"{moved.Revision}");
                }

                return (moved, kind, respond(moved));
            },
            cancellation
        );

    private static async Task<IReadOnlyList<AgencyName>> ListPathAsync(StatementRunner run, AgencyName agency)
    {
        var path = await run.ListAsync<string>(s_path, new { Name = agency.ToString(), MaxDepth });
        return [.. path.Select(name => AgencyName.Parse("agency", name))];
    }

    // Writes of one agency wait for each other, so that numbers have no gaps; the log comes last.
    private async Task<string> WriteAsync(
        AgencyName agency,
        WriteMetadata write,
        Func<StatementRunner, Task<(Rectification Item, EventKind Kind, string Response)>> work,
        CancellationToken cancellation
    )
    {
        var answer = await database.WriteAsync(
            $"{agency}/rectifications",
            async (transaction, stop) =>
            {
                // A repeated request changes nothing and gets the response of the first.
                if (await RequestLog.FindAsync(transaction, write.Request, stop) is { } stored)
                {
                    return stored;
                }

                var (item, kind, response) = await work(new(transaction, stop));
                await RequestLog.AddAsync(transaction, write.Request, response, write.Time, stop);
                await LogWriter.AppendAsync(transaction, [CreateEvent(item, kind, write)], stop);
                return response;
            },
            cancellation
        );
        signal.Raise();
        return answer;
    }

    private static LogEvent CreateEvent(Rectification item, EventKind kind, WriteMetadata write) =>
        // With the due date: the entry says by when.
        new(kind, write.Time, item.Subject.Report.Agency.ToString(), item.Name, write.Actor)
        {
            Codes = item.Subject.Code.Length > 0 ? [item.Subject.Code] : [],
            Details = new Dictionary<string, string>
            {
                ["report"] = item.Subject.Report.ToString(),
                ["due"] = DutyColumns.FormatDate(item.Subject.DueDate),
            },
        };
}

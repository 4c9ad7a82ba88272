using System.Data.Common;
using Dapper;
using Disclosure.ApiErrors;
using Disclosure.Filing.Domain;
using Disclosure.Filing.Domain.Reports;
using Disclosure.ResourceNames;
using Disclosure.ServiceDefaults.Storage;

namespace Disclosure.Filing.Storage;

/// <summary>Stores the status of reports in SQL.</summary>
internal sealed class SqlReportStore([FromKeyedServices("filing")] IDatabase database) : IReportStore
{
    private static readonly string s_find = SqlText.Load<SqlReportStore>("report_find");
    private static readonly string s_list = SqlText.Load<SqlReportStore>("report_list");
    private static readonly string s_under = SqlText.Load<SqlReportStore>("report_list_under");
    private static readonly string s_add = SqlText.Load<SqlReportStore>("report_add");

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

    public Task<string> AddAsync(
        ReportStatus report,
        string response,
        WriteMetadata write,
        CancellationToken cancellation
    ) =>
        // Writes of one report wait for each other.
        database.WriteAsync(
            $"{report.Name}",
            (transaction, stop) => AddAsync(transaction, report, response, write, stop),
            cancellation
        );

    // The agency exists: the caller read it, and agencies are never deleted.
    private static async Task<string> AddAsync(
        DbTransaction transaction,
        ReportStatus report,
        string response,
        WriteMetadata write,
        CancellationToken cancellation
    )
    {
        // A repeated request changes nothing and gets the response of the first.
        if (await RequestLog.FindAsync(transaction, write.Request, cancellation) is { } stored)
        {
            return stored;
        }

        // The pinned revision of the figures is 0 until the workflow sets it.
        var row = new
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
        var db = transaction.Connection ?? throw new InvalidOperationException("The transaction has ended.");
        // The insert does nothing where the name is taken.
        if (await db.ExecuteAsync(new(s_add, row, transaction, cancellationToken: cancellation)) == 0)
        {
            throw ApiError.Exists("REPORT_EXISTS", row.Name, $"《{report.Title}》已经建立，直接打开即可。");
        }

        await RequestLog.AddAsync(transaction, write.Request, response, write.Time, cancellation);
        return response;
    }
}

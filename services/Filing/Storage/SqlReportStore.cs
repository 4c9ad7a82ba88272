using System.Data.Common;
using Dapper;
using Disclosure.ApiErrors;
using Disclosure.Filing.Domain;
using Disclosure.Form;
using Disclosure.ResourceNames;
using Disclosure.ServiceDefaults.Storage;

namespace Disclosure.Filing.Storage;

/// <summary>Reports in SQL.</summary>
internal sealed class SqlReportStore([FromKeyedServices("filing")] IDatabase database) : IReportStore
{
    private static readonly string s_find = SqlText.Of<SqlReportStore>("report_find");
    private static readonly string s_list = SqlText.Of<SqlReportStore>("report_list");
    private static readonly string s_under = SqlText.Of<SqlReportStore>("report_list_under");
    private static readonly string s_region = SqlText.Of<SqlReportStore>("region_list");
    private static readonly string s_history = SqlText.Of<SqlReportStore>("report_history");
    private static readonly string s_peers = SqlText.Of<SqlReportStore>("report_peers");
    private static readonly string s_add = SqlText.Of<SqlReportStore>("report_add");

    public async Task<ReportStanding?> FindAsync(ReportName name, CancellationToken cancellation)
    {
        await using var db = await database.OpenAsync(cancellation);
        var row = await db.QuerySingleOrDefaultAsync<Row>(
            new(s_find, new { Name = name.ToString() }, cancellationToken: cancellation)
        );
        return row?.ToReport();
    }

    public async Task<IReadOnlyList<ReportStanding>> ListAsync(
        ReportFilter filter,
        string after,
        int take,
        CancellationToken cancellation
    )
    {
        await using var db = await database.OpenAsync(cancellation);
        var rows = await db.QueryAsync<Row>(
            new(
                filter.Under is null ? s_list : s_under,
                new
                {
                    Agency = filter.Agency?.ToString(),
                    filter.Year,
                    State = (int?)filter.State,
                    Under = filter.Under?.ToString(),
                    After = after,
                    Take = take,
                },
                cancellationToken: cancellation
            )
        );
        return [.. rows.Select(r => r.ToReport())];
    }

    public async Task<IReadOnlyList<OfficeFiling>> ListRegionAsync(
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
            Report = $"/reports/{year}",
            Vertical = (int)AgencyKind.VerticalOffice,
            Take = take,
        };
        var rows = await db.QueryAsync<AgencyRow, FilingRow, OfficeFiling>(
            new(s_region, parameters, cancellationToken: cancellation),
            (office, filing) => filing.ToOffice(office.ToAgency()),
            splitOn: "State"
        );
        return [.. rows];
    }

    public async Task<IReadOnlyList<ReportStanding>> ListHistoryAsync(
        ReportName report,
        int take,
        CancellationToken cancellation
    )
    {
        await using var db = await database.OpenAsync(cancellation);
        var parameters = new
        {
            Agency = report.Agency.ToString(),
            report.Year,
            Take = take * 2,
        };
        var rows = await db.QueryAsync<Row>(new(s_history, parameters, cancellationToken: cancellation));
        return [.. rows.Select(r => r.ToReport()).Where(r => r.Name.IsRegion == report.IsRegion).Take(take)];
    }

    public async Task<IReadOnlyList<ReportStanding>> ListPeersAsync(
        ReportName report,
        int take,
        CancellationToken cancellation
    )
    {
        await using var db = await database.OpenAsync(cancellation);
        var parameters = new
        {
            Agency = report.Agency.ToString(),
            Report = $"/reports/{report.Id}",
            Approved = (int)ReportState.Approved,
            Published = (int)ReportState.Published,
            Take = take,
        };
        var rows = await db.QueryAsync<Row>(new(s_peers, parameters, cancellationToken: cancellation));
        return [.. rows.Select(r => r.ToReport())];
    }

    public Task<string> AddAsync(ReportStanding report, string answer, Write write, CancellationToken cancellation) =>
        database.WriteAsync(
            $"{report.Name}",
            (transaction, stop) => AddAsync(transaction, report, answer, write, stop),
            cancellation
        );

    private static async Task<string> AddAsync(
        DbTransaction transaction,
        ReportStanding report,
        string answer,
        Write write,
        CancellationToken cancellation
    )
    {
        if (await RequestLog.FindAsync(transaction, write.Request, cancellation) is { } answered)
        {
            return answered;
        }

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
        if (await db.ExecuteAsync(new(s_add, row, transaction, cancellationToken: cancellation)) == 0)
        {
            throw ApiError.Exists("REPORT_EXISTS", row.Name, $"《{report.Title}》已经建立，直接打开即可。");
        }

        await RequestLog.AddAsync(transaction, write.Request, answer, write.Time, cancellation);
        return answer;
    }

    private sealed record FilingRow(long State, long Version, long StatisticsRevision)
    {
        public OfficeFiling ToOffice(Agency agency) =>
            new(agency, State == 0 ? null : (ReportState)State, (int)Version, StatisticsRevision);
    }

    private sealed record Row(
        string Name,
        string AgencyTitle,
        long State,
        long Version,
        long Revision,
        long StatisticsRevision,
        long CreateTime
    )
    {
        public ReportStanding ToReport() =>
            new(
                ReportName.Parse("name", Name),
                AgencyTitle,
                (ReportState)State,
                (int)Version,
                Revision,
                DateTimeOffset.FromUnixTimeMilliseconds(CreateTime),
                StatisticsRevision
            );
    }
}

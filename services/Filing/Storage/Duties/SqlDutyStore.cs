using System.Text.Json;
using Dapper;
using Disclosure.ApiErrors;
using Disclosure.Filing.Domain;
using Disclosure.Filing.Domain.Duties;
using Disclosure.Filing.Domain.Lifecycle;
using Disclosure.Filing.Domain.Log;
using Disclosure.Filing.Storage.Log;
using Disclosure.Form;
using Disclosure.ResourceNames;
using Disclosure.ServiceDefaults.Storage;

namespace Disclosure.Filing.Storage.Duties;

/// <summary>Stores duties in SQL.</summary>
internal sealed class SqlDutyStore([FromKeyedServices("filing")] IDatabase database, LogSignal signal) : IDutyStore
{
    // Deeper than any tree of agencies is.
    private const int MaxDepth = 20;

    private static readonly string s_find = SqlText.Load<SqlDutyStore>("duty_rules_find");
    private static readonly string s_list = SqlText.Load<SqlDutyStore>("duty_rules_list");
    private static readonly string s_dates = SqlText.Load<SqlDutyStore>("rule_pack_dates");
    private static readonly string s_set = SqlText.Load<SqlDutyStore>("duty_rules_set");
    private static readonly string s_setException = SqlText.Load<SqlDutyStore>("duty_exception_set");
    private static readonly string s_deleteException = SqlText.Load<SqlDutyStore>("duty_exception_delete");
    private static readonly string s_listExceptions = SqlText.Load<SqlDutyStore>("duty_exception_list");
    private static readonly string s_region = SqlText.Load<SqlDutyStore>("region_report_find");
    private static readonly string s_path = SqlText.Load<SqlDutyStore>("agency_path");

    private readonly string _members = SqlText.Load<SqlDutyStore>(database, "duty_member_list");

    public async Task<DutyRules?> FindRulesAsync(AgencyName agency, int year, CancellationToken cancellation)
    {
        await using var db = await database.OpenAsync(cancellation);
        var parameters = new { Agency = agency.ToString(), Year = year };
        var row = await db.QuerySingleOrDefaultAsync<RulesRow>(
            new(s_find, parameters, cancellationToken: cancellation)
        );
        return row?.ToRules(year);
    }

    public async Task<DutyRules> FindEffectiveRulesAsync(AgencyName agency, int year, CancellationToken cancellation)
    {
        // All rules of the year: a handful of rows, and a lineage needs several of them.
        var rules = await ListRulesAsync(year, cancellation);
        await using var db = await database.OpenAsync(cancellation);
        var path = await db.QueryAsync<string>(
            new(s_path, new { Name = agency.ToString(), MaxDepth }, cancellationToken: cancellation)
        );
        // From the top down: each region's rules go over those above.
        return path.Select(name => rules.GetValueOrDefault(AgencyName.Parse("name", name)))
            .OfType<DutyRules>()
            .Reverse()
            .Aggregate(DutyRules.FromRegulations(year), (above, found) => found.Over(above));
    }

    public async Task<IReadOnlyDictionary<AgencyName, DutyRules>> ListRulesAsync(
        int year,
        CancellationToken cancellation
    )
    {
        await using var db = await database.OpenAsync(cancellation);
        var rows = await db.QueryAsync<RulesRow>(new(s_list, new { Year = year }, cancellationToken: cancellation));
        var dates = await db.QueryAsync<PackDatesRow>(
            new(s_dates, new { Year = year }, cancellationToken: cancellation)
        );
        var found = dates.ToDictionary(d => AgencyName.Parse("agency", d.Agency), d => d.ToRules(year));
        foreach (var row in rows)
        {
            // A date that the region's own rules leave to the Regulations is the pack's.
            var agency = AgencyName.Parse("agency", row.Agency);
            found[agency] = row.ToRules(year, found.GetValueOrDefault(agency)?.Overlay);
        }

        return found;
    }

    public Task<string> SetRulesAsync(
        AgencyName agency,
        int year,
        DutyRules rules,
        long? expected,
        Func<long, string> respond,
        WriteMetadata write,
        CancellationToken cancellation
    ) =>
        WriteAsync(
            $"{agency}/duties/{year}",
            agency,
            write,
            async run =>
            {
                var key = new { Agency = agency.ToString(), Year = year };
                // 0: there are no rules yet, and an etag of 0 says that the caller knows.
                var current = (await run.FindAsync<RulesRow>(s_find, key))?.Revision ?? 0;
                if (expected is { } based && based != current)
                {
                    throw ApiError.StaleEtag($"{agency}/duties/{year}", $"{current}");
                }

                var usual = DutyRules.FromRegulations(year);
                await run.ExecuteAsync(
                    s_set,
                    new
                    {
                        key.Agency,
                        key.Year,
                        ExemptKinds = JsonSerializer.Serialize(rules.ExemptKinds),
                        ExemptLevels = JsonSerializer.Serialize(rules.ExemptLevels),
                        AgencyDue = FormatUnless(rules.AgencyDue, usual.AgencyDue),
                        RegionDue = FormatUnless(rules.RegionDue, usual.RegionDue),
                        rules.Reason,
                        Revision = current + 1,
                        write.Actor,
                        CreateTime = write.Time.ToUnixTimeMilliseconds(),
                    }
                );
                return respond(current + 1);
            },
            cancellation
        );

    // An exception that excepts nothing lifts the one before.
    public Task<string> SetExceptionAsync(
        DutyException exception,
        string response,
        WriteMetadata write,
        CancellationToken cancellation
    ) =>
        WriteAsync(
            $"{exception.Agency}/duties/{exception.Year}",
            exception.Agency,
            write,
            async run =>
            {
                var row = new
                {
                    Agency = exception.Agency.ToString(),
                    exception.Year,
                    Exempt = exception.IsExempt ? 1 : 0,
                    Required = exception.IsRequired ? 1 : 0,
                    DueDate = DutyColumns.FormatDate(exception.DueDate),
                    exception.Reason,
                    write.Actor,
                    CreateTime = write.Time.ToUnixTimeMilliseconds(),
                };
                // Lifting is a decision too, and is logged as the setting was.
                var isLifted = !exception.IsExempt && !exception.IsRequired && exception.DueDate is null;
                await run.ExecuteAsync(isLifted ? s_deleteException : s_setException, row);
                return response;
            },
            cancellation
        );

    public async Task<IReadOnlyList<DutyException>> ListExceptionsAsync(
        AgencyName agency,
        int year,
        string after,
        int take,
        CancellationToken cancellation
    )
    {
        await using var db = await database.OpenAsync(cancellation);
        var parameters = new
        {
            Region = agency.ToString(),
            Year = year,
            After = after,
            Take = take,
        };
        var rows = await db.QueryAsync<ExceptionRow>(
            new(s_listExceptions, parameters, cancellationToken: cancellation)
        );
        return [.. rows.Select(r => r.ToException(year))];
    }

    public async Task<IReadOnlyList<RegionMember>> ListMembersAsync(
        AgencyName agency,
        int year,
        bool subtree,
        int take,
        CancellationToken cancellation
    )
    {
        await using var db = await database.OpenAsync(cancellation);
        var parameters = new
        {
            Agency = agency.ToString(),
            Year = year,
            Report = $"/reports/{year}",
            LastDay = $"{year}-12-31",
            Vertical = (int)AgencyKind.VerticalOffice,
            Subtree = subtree ? 1 : 0,
            MaxDepth,
            Take = take,
        };
        var rows = await db.QueryAsync<MemberRow>(new(_members, parameters, cancellationToken: cancellation));
        // Moves that were entered out of order may lead to an agency twice. Ordered here: databases order text by their own rules.
        // Ordinal order, as names are ordered everywhere else.
        return [.. rows.DistinctBy(r => r.Name).OrderBy(r => r.Name, StringComparer.Ordinal).Select(r => r.ToMember())];
    }

    public async Task<RegionReport> FindRegionReportAsync(AgencyName agency, int year, CancellationToken cancellation)
    {
        await using var db = await database.OpenAsync(cancellation);
        var parameters = new { Name = $"{agency}/reports/{year}-region" };
        var row = await db.QuerySingleOrDefaultAsync<RegionRow>(
            new(s_region, parameters, cancellationToken: cancellation)
        );
        // No row: the collected report was not opened, and nothing is stale.
        return new((ReportState?)row?.State, row?.Stale > 0);
    }

    // A repeated request changes nothing and gets the response of the first; the log comes last.
    private async Task<string> WriteAsync(
        string name,
        AgencyName agency,
        WriteMetadata write,
        Func<StatementRunner, Task<string>> work,
        CancellationToken cancellation
    )
    {
        var answer = await database.WriteAsync(
            name,
            async (transaction, stop) =>
            {
                if (await RequestLog.FindAsync(transaction, write.Request, stop) is { } stored)
                {
                    return stored;
                }

                var response = await work(new(transaction, stop));
                await RequestLog.AddAsync(transaction, write.Request, response, write.Time, stop);
                // No details: who decided about which agency and year is enough, and the rules themselves can be read.
                var e = new LogEvent(EventKind.DutyChanged, write.Time, agency.ToString(), name, write.Actor);
                await LogWriter.AppendAsync(transaction, [e], stop);
                return response;
            },
            cancellation
        );
        signal.Raise();
        return answer;
    }

    // What is as the Regulations say is not stored, so that it goes on following them.
    private static string FormatUnless(DateOnly date, DateOnly usual) =>
        date == usual ? "" : DutyColumns.FormatDate(date);

    private sealed record RegionRow(long State, long Stale);
}

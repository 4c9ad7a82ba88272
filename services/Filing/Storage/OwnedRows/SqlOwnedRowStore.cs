using System.Data.Common;
using Dapper;
using Disclosure.ApiErrors;
using Disclosure.Filing.Domain;
using Disclosure.Filing.Domain.OwnedRows;
using Disclosure.Filing.Domain.RulePacks;
using Disclosure.Filing.Storage.Log;
using Disclosure.Filing.Storage.RulePacks;
using Disclosure.ResourceNames;
using Disclosure.ServiceDefaults.Storage;

namespace Disclosure.Filing.Storage.OwnedRows;

/// <summary>Stores what owners of rows were asked and said, in SQL.</summary>
internal sealed class SqlOwnedRowStore([FromKeyedServices("filing")] IDatabase database, LogSignal signal)
    : IOwnedRowStore
{
    // Deeper than any tree of agencies is.
    private const int MaxDepth = 20;

    private static readonly string s_report = SqlText.Load<SqlOwnedRowStore>("report_find");
    private static readonly string s_path = SqlText.Load<SqlOwnedRowStore>("agency_path");
    private static readonly string s_agency = SqlText.Load<SqlOwnedRowStore>("agency_find");
    private static readonly string s_list = SqlText.Load<SqlOwnedRowStore>("row_confirmation_list");
    private static readonly string s_asked = SqlText.Load<SqlOwnedRowStore>("row_confirmation_asked");
    private static readonly string s_set = SqlText.Load<SqlOwnedRowStore>("row_confirmation_set");

    public async Task<OwnedRowFacts?> FindAsync(ReportName report, CancellationToken cancellation)
    {
        await using var db = await database.OpenAsync(cancellation);
        return await FindAsync(db, null, report, cancellation);
    }

    public async Task<IReadOnlyList<AgencyName>> ListLineageAsync(AgencyName agency, CancellationToken cancellation)
    {
        await using var db = await database.OpenAsync(cancellation);
        return await ListPathAsync(db, null, agency, cancellation);
    }

    public async Task<IReadOnlyList<RowRecord>> ListAskedAsync(
        AgencyName owner,
        bool subtree,
        int year,
        int take,
        CancellationToken cancellation
    )
    {
        await using var db = await database.OpenAsync(cancellation);
        var parameters = new
        {
            Owner = owner.ToString(),
            Subtree = subtree ? 1 : 0,
            Year = year,
            State = (int)RowConfirmation.Asked,
            Take = take,
        };
        var rows = await db.QueryAsync<Columns>(new(s_asked, parameters, cancellationToken: cancellation));
        return [.. rows.Select(r => r.ToRecord())];
    }

    public async Task<string> WriteAsync(
        ReportName report,
        Func<OwnedRowFacts, IReadOnlyList<RowRecord>> decide,
        Func<IReadOnlyList<OwnedRow>, string> respond,
        WriteMetadata write,
        CancellationToken cancellation
    )
    {
        var answer = await database.WriteAsync(
            // Writes of one report wait for each other.
            $"{report}",
            async (transaction, stop) =>
            {
                // A repeated request changes nothing and gets the response of the first.
                if (await RequestLog.FindAsync(transaction, write.Request, stop) is { } stored)
                {
                    return stored;
                }

                var db = transaction.Connection ?? throw new InvalidOperationException("The transaction has ended.");
                var facts =
                    await FindAsync(db, transaction, report, stop)
                    ?? throw ApiError.NotFound(
                        "REPORT_NOT_FOUND",
                        report.ToString(),
                        $"没有找到 {report.Agency.Id} 的 {report.Id} 年报。"
                    );
                var records = decide(facts);
                // Dapper runs nothing for an empty list.
                await new StatementRunner(transaction, stop).ExecuteAsync(s_set, records.Select(ToColumns).ToArray());
                var written = records.ToDictionary(r => r.Row, StringComparer.Ordinal);
                // The answer is made from memory: what was written is known, and is not read again.
                var response = respond([
                    .. facts.Rows.Select(r => written.TryGetValue(r.Row, out var said) ? r with { Record = said } : r),
                ]);
                await RequestLog.AddAsync(transaction, write.Request, response, write.Time, stop);
                // Whoever has confirmed all is not asked again, and nothing has happened.
                if (records.Count > 0)
                {
                    await LogWriter.AppendAsync(transaction, [.. RowEvents.Create(records)], stop);
                }

                return response;
            },
            cancellation
        );
        signal.Raise();
        return answer;
    }

    private static async Task<OwnedRowFacts?> FindAsync(
        DbConnection db,
        DbTransaction? transaction,
        ReportName report,
        CancellationToken cancellation
    )
    {
        var status = await db.QuerySingleOrDefaultAsync<ReportRow>(Command(s_report, new { Name = report.ToString() }));
        if (status is null)
        {
            return null;
        }

        var packs = await RulePackLineage.ListAsync(db, transaction, report.Agency, report.Year, cancellation);
        var owners = EffectiveRulePack.Join(report.Agency, report.Year, packs).RowOwners;
        var found = await db.QueryAsync<Columns>(Command(s_list, new { Report = report.ToString() }));
        var records = found.Select(c => c.ToRecord()).ToDictionary(r => r.Row, StringComparer.Ordinal);
        // Records of rows that no pack gives away any more are read and passed over.
        var rows = new List<OwnedRow>();
        foreach (var (owned, source) in owners)
        {
            var owner = AgencyName.Parse("owner", owned.Owner);
            // One look-up an owned row: packs name a few.
            var agency = await db.QuerySingleOrDefaultAsync<AgencyRow>(Command(s_agency, new { Name = owned.Owner }));
            // An owner that is not registered cannot answer: its row is nobody's.
            if (owner != report.Agency && agency is not null)
            {
                // What another owner said before the pack changed is not this one's answer.
                var record = records.GetValueOrDefault(owned.Row);
                rows.Add(new(owned.Row, owner, agency.Title, record?.Owner == owner ? record : null, source));
            }
        }

        return new(status.ToReport(), await ListPathAsync(db, transaction, report.Agency, cancellation), rows);

        CommandDefinition Command(string statement, object values) =>
            new(statement, values, transaction, cancellationToken: cancellation);
    }

    private static async Task<IReadOnlyList<AgencyName>> ListPathAsync(
        DbConnection db,
        DbTransaction? transaction,
        AgencyName agency,
        CancellationToken cancellation
    )
    {
        var parameters = new { Name = agency.ToString(), MaxDepth };
        var path = await db.QueryAsync<string>(new(s_path, parameters, transaction, cancellationToken: cancellation));
        return [.. path.Select(name => AgencyName.Parse("agency", name))];
    }

    private static object ToColumns(RowRecord record) =>
        new
        {
            Report = record.Report.ToString(),
            record.Row,
            record.Report.Year,
            Owner = record.Owner.ToString(),
            State = (int)record.Confirmation,
            record.Fingerprint,
            record.Reason,
            record.Actor,
            CreateTime = record.CreateTime.ToUnixTimeMilliseconds(),
        };

    // CreateTime is Unix milliseconds.
    private sealed record Columns(
        string Report,
        string Row,
        string Owner,
        long State,
        string Fingerprint,
        string Reason,
        string Actor,
        long CreateTime
    )
    {
        public RowRecord ToRecord() =>
            new(
                ReportName.Parse("report", Report),
                Row,
                AgencyName.Parse("owner", Owner),
                (RowConfirmation)State,
                Fingerprint,
                Reason,
                Actor,
                DateTimeOffset.FromUnixTimeMilliseconds(CreateTime)
            );
    }
}

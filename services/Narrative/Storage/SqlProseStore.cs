using System.Data.Common;
using Dapper;
using Disclosure.Form;
using Disclosure.Narrative.Domain;
using Disclosure.Narrative.Domain.Similarity;
using Disclosure.ResourceNames;
using Disclosure.ServiceDefaults.Storage;

namespace Disclosure.Narrative.Storage;

/// <summary>Prose in SQL, one row a revision.</summary>
internal sealed class SqlProseStore([FromKeyedServices("narrative")] IDatabase database, EditionCatalog editions)
    : IProseStore
{
    private static readonly string s_newest = SqlText.Load<SqlProseStore>("prose_newest");
    private static readonly string s_find = SqlText.Load<SqlProseStore>("prose_find");
    private static readonly string s_list = SqlText.Load<SqlProseStore>("prose_list");
    private static readonly string s_add = SqlText.Load<SqlProseStore>("prose_add");

    public async Task<ReportProse?> FindAsync(ReportName report, long? revision, CancellationToken cancellation)
    {
        await using var db = await database.OpenAsync(cancellation);
        return await FindAsync(db, null, report, revision, cancellation);
    }

    public async Task<IReadOnlyList<ProseRevision>> ListAsync(
        ReportName report,
        long before,
        int most,
        CancellationToken cancellation
    )
    {
        await using var db = await database.OpenAsync(cancellation);
        var rows = await db.QueryAsync<RevisionRow>(
            new(
                s_list,
                new
                {
                    Report = report.ToString(),
                    Before = before,
                    Most = most,
                },
                cancellationToken: cancellation
            )
        );
        return
        [
            .. rows.Select(r => new ProseRevision(
                r.Revision,
                DateTimeOffset.FromUnixTimeMilliseconds(r.CreateTime),
                r.Actor,
                r.RequestId
            )),
        ];
    }

    public Task<ReportProse> WriteAsync(ProseWrite write, CancellationToken cancellation) =>
        database.WriteAsync(
            $"{write.Report}/narrative",
            (transaction, stop) => WriteAsync(transaction, write, stop),
            cancellation
        );

    private async Task<ReportProse> WriteAsync(
        DbTransaction transaction,
        ProseWrite write,
        CancellationToken cancellation
    )
    {
        var db = transaction.Connection ?? throw new InvalidOperationException("The transaction has ended.");
        if (await RequestLog.FindAsync(transaction, write.Request, cancellation) is { } answered)
        {
            return await FindAsync(db, transaction, write.Report, long.Parse(answered), cancellation)
                ?? throw new InvalidDataException($"{write.Report} has lost revision {answered} of its prose.");
        }

        var current =
            await FindAsync(db, transaction, write.Report, null, cancellation) ?? ReportProse.None(write.Report);
        var next = write.Change(current);
        var row = new
        {
            Report = next.Report.ToString(),
            next.Revision,
            NarrativeSerializer.Format,
            Body = NarrativeSerializer.Serialize(next.Sections),
            write.Actor,
            RequestId = write.Request.Id.ToString(),
            CreateTime = next.CreateTime.ToUnixTimeMilliseconds(),
        };
        await db.ExecuteAsync(new(s_add, row, transaction, cancellationToken: cancellation));
        var shingles = ShingleSet.Create(
            next.Sections.Select(s => (s.Name, s.Blocks)),
            editions.OutlineOf(next.Report)
        );
        await SqlSimilarityStore.ReplaceAsync(transaction, next.Report, shingles, cancellation);
        await RequestLog.AddAsync(transaction, write.Request, $"{next.Revision}", next.CreateTime, cancellation);
        return next;
    }

    private static async Task<ReportProse?> FindAsync(
        DbConnection db,
        DbTransaction? transaction,
        ReportName report,
        long? revision,
        CancellationToken cancellation
    )
    {
        var row = await db.QuerySingleOrDefaultAsync<ProseRow>(
            new(
                revision is null ? s_newest : s_find,
                new { Report = report.ToString(), Revision = revision },
                transaction,
                cancellationToken: cancellation
            )
        );
        return row is null
            ? null
            : new(
                report,
                row.Revision,
                NarrativeSerializer.Deserialize(row.Body),
                DateTimeOffset.FromUnixTimeMilliseconds(row.CreateTime)
            );
    }

    private sealed record RevisionRow(long Revision, long CreateTime, string Actor, string RequestId);

    private sealed record ProseRow(long Revision, string Body, long CreateTime);
}

using System.Data.Common;
using Dapper;
using Disclosure.Form;
using Disclosure.Narrative.Domain;
using Disclosure.Narrative.Domain.Similarity;
using Disclosure.ResourceNames;
using Disclosure.ServiceDefaults.Rpc;
using Disclosure.ServiceDefaults.Storage;

namespace Disclosure.Narrative.Storage;

/// <summary>Prose in SQL, one row a revision.</summary>
internal sealed class SqlProseStore(
    [FromKeyedServices("narrative")] IDatabase database,
    SqlPictureStore pictures,
    EditionCatalog editions
) : IProseStore
{
    // One statement each; all are plain SQL of both databases.
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

    public async Task<DocumentSource?> FindSourceAsync(ReportName report, CancellationToken cancellation)
    {
        await using var db = await database.OpenAsync(cancellation);
        return await SqlSourceMarks.FindAsync(db, null, report, cancellation);
    }

    public Task<DocumentSource?> ConfirmSourceAsync(
        ReportName report,
        RequestKey request,
        DateTimeOffset time,
        CancellationToken cancellation
    ) =>
        database.WriteAsync(
            $"{report}/narrative",
            (transaction, stop) => SqlSourceMarks.ConfirmAsync(transaction, report, request, time, stop),
            cancellation
        );

    public Task<ReportProse?> PinAsync(ProsePin pin, CancellationToken cancellation) =>
        database.WriteAsync(
            $"{pin.Report}/narrative",
            (transaction, stop) => PinAsync(transaction, pin, stop),
            cancellation
        );

    // Waits for the writes of the same report, as it has their subject; those that follow see the raised fence.
    private static async Task<ReportProse?> PinAsync(
        DbTransaction transaction,
        ProsePin pin,
        CancellationToken cancellation
    )
    {
        var db = transaction.Connection ?? throw new InvalidOperationException("The transaction has ended.");
        var answered = await RequestLog.FindAsync(transaction, pin.Request, cancellation);
        long? revision = answered is null ? null : long.Parse(answered);
        var pinned = await FindAsync(db, transaction, pin.Report, revision, cancellation);
        // A repeat raises nothing: another move may have come after the first.
        if (answered is null && pinned is not null)
        {
            await WriteFence.RaiseAsync(transaction, $"{pin.Report}", pin.Fence, cancellation);
            await RequestLog.AddAsync(transaction, pin.Request, $"{pinned.Revision}", pin.Time, cancellation);
        }

        return pinned;
    }

    // In one transaction: the fence, the pictures and their limits, the revision, the answer to the request, the similarity index.
    private async Task<ReportProse> WriteAsync(
        DbTransaction transaction,
        ProseWrite write,
        CancellationToken cancellation
    )
    {
        var db = transaction.Connection ?? throw new InvalidOperationException("The transaction has ended.");
        // Revisions never change: the first answer is made again from the number alone.
        if (await RequestLog.FindAsync(transaction, write.Request, cancellation) is { } answered)
        {
            return await FindAsync(db, transaction, write.Report, long.Parse(answered), cancellation)
                ?? throw new InvalidDataException($"{write.Report} has lost revision {answered} of its prose.");
        }

        // After the look for a repeat: a write that was stored before the move keeps its answer.
        await WriteFence.RequireAsync(transaction, $"{write.Report}", write.Fence, cancellation);
        var current =
            await FindAsync(db, transaction, write.Report, null, cancellation) ?? ReportProse.None(write.Report);
        var changed = write.Change(current);
        // The time of a write is taken before it waits for others, by one of several clocks; times of revisions never go back.
        var next = changed.CreateTime < current.CreateTime ? changed with { CreateTime = current.CreateTime } : changed;
        foreach (var picture in write.Pictures)
        {
            await SqlPictureStore.AddAsync(transaction, picture, next.CreateTime, cancellation);
        }

        // Of all pictures of the report, old ones too: limits are those of the document.
        PictureRules.Require(next, await pictures.FindSizesAsync(db, transaction, next.PictureIds, cancellation));

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
        await SqlSourceMarks.ApplyAsync(transaction, write, cancellation);
        // The index follows the newest revision, in the same transaction: it never names a text that is gone.
        var shingles = ShingleSet.Create(
            next.Sections.Select(s => (s.Name, s.Blocks)),
            editions.OutlineOf(next.Report)
        );
        await SqlSimilarityStore.ReplaceAsync(transaction, next.Report, shingles, cancellation);
        await RequestLog.AddAsync(transaction, write.Request, $"{next.Revision}", next.CreateTime, cancellation);
        return next;
    }

    // The newest revision where none is asked for.
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

    // SQLite integers arrive as 64-bit; times are Unix milliseconds.
    private sealed record RevisionRow(long Revision, long CreateTime, string Actor, string RequestId);

    private sealed record ProseRow(long Revision, string Body, long CreateTime);
}

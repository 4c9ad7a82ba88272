using System.Data.Common;
using System.Text.Json;
using Dapper;
using Disclosure.ServiceDefaults.Faults;
using Disclosure.ServiceDefaults.Storage;
using Disclosure.Statistics.Domain;
using Disclosure.Vocabulary;

namespace Disclosure.Statistics.Storage;

/// <summary>Sheets in SQL, one packed row a revision.</summary>
internal sealed class SqlSheetStore([FromKeyedServices("statistics")] IDatabase database, EditionCatalog catalog)
    : ISheetStore
{
    private static readonly string s_newest = SqlText.Of<SqlSheetStore>("sheet_newest");
    private static readonly string s_find = SqlText.Of<SqlSheetStore>("sheet_find");
    private static readonly string s_add = SqlText.Of<SqlSheetStore>("sheet_add");

    public async Task<SheetRevision?> FindAsync(ReportName report, long? revision, CancellationToken cancellation)
    {
        await using var db = await database.OpenAsync(cancellation);
        return await FindAsync(db, null, report, revision, cancellation);
    }

    public async Task<SheetRevision> WriteAsync(SheetWrite write, CancellationToken cancellation)
    {
        await using var db = await database.OpenAsync(cancellation);
        await using var transaction = await db.BeginTransactionAsync(cancellation);
        if (await RequestLog.FindAsync(transaction, write.Request, cancellation) is { } answered)
        {
            return await FindAsync(db, transaction, write.Report, long.Parse(answered), cancellation)
                ?? throw new InvalidDataException($"{write.Report} has lost revision {answered}.");
        }

        var current = await FindAsync(db, transaction, write.Report, null, cancellation);
        var etag = $"{current?.Revision ?? 0}";
        if (write.Etag.Length > 0 && write.Etag != etag)
        {
            throw Fault.StaleEtag($"{write.Report}/statistics", etag);
        }

        var next = new SheetRevision(
            write.Report,
            (current?.Revision ?? 0) + 1,
            write.Change(current?.Sheet),
            DateTimeOffset.FromUnixTimeMilliseconds(write.Time.ToUnixTimeMilliseconds())
        );
        await AddAsync(db, transaction, next, write, cancellation);
        await RequestLog.AddAsync(transaction, write.Request, $"{next.Revision}", next.CreateTime, cancellation);
        await transaction.CommitAsync(cancellation);
        return next;
    }

    private async Task<SheetRevision?> FindAsync(
        DbConnection db,
        DbTransaction? transaction,
        ReportName report,
        long? revision,
        CancellationToken cancellation
    )
    {
        var row = await db.QuerySingleOrDefaultAsync<Row>(
            new(
                revision is null ? s_newest : s_find,
                new { Report = report.ToString(), Revision = revision },
                transaction,
                cancellationToken: cancellation
            )
        );
        return row?.ToRevision(report, catalog);
    }

    private static Task<int> AddAsync(
        DbConnection db,
        DbTransaction transaction,
        SheetRevision next,
        SheetWrite write,
        CancellationToken cancellation
    ) =>
        db.ExecuteAsync(
            new(
                s_add,
                new
                {
                    Report = next.Report.ToString(),
                    next.Revision,
                    Edition = next.Sheet.Edition.Id,
                    Cells = PackedCells.Pack(next.Sheet.Values),
                    Remarks = JsonSerializer.Serialize(next.Sheet.Remarks),
                    write.Actor,
                    RequestId = write.Request.Id.ToString(),
                    CreateTime = next.CreateTime.ToUnixTimeMilliseconds(),
                },
                transaction,
                cancellationToken: cancellation
            )
        );

    private sealed record Row(long Revision, string Edition, byte[] Cells, string Remarks, long CreateTime)
    {
        public SheetRevision ToRevision(ReportName report, EditionCatalog catalog)
        {
            var edition =
                catalog.Find(Edition)
                ?? throw new InvalidDataException($"{report} is of the unknown edition {Edition}.");
            return new(
                report,
                Revision,
                new(
                    edition,
                    PackedCells.Unpack(Cells, edition.Cells.Count),
                    JsonSerializer.Deserialize<Dictionary<string, string>>(Remarks)
                ),
                DateTimeOffset.FromUnixTimeMilliseconds(CreateTime)
            );
        }
    }
}

using System.Data.Common;
using System.Text;
using System.Text.Json;
using Dapper;
using Disclosure.Form;
using Disclosure.ResourceNames;
using Disclosure.ServiceDefaults.Storage;
using Disclosure.Statistics.Domain.Sheets;

namespace Disclosure.Statistics.Storage;

/// <summary>Stores sheets in SQL, one row with packed cells for each revision.</summary>
internal sealed class SqlSheetStore([FromKeyedServices("statistics")] IDatabase database, EditionCatalog catalog)
    : ISheetStore
{
    // Statements of both databases; reading many keys at once differs between them.
    private static readonly string s_newest = SqlText.Load<SqlSheetStore>("sheet_newest");
    private static readonly string s_find = SqlText.Load<SqlSheetStore>("sheet_find");
    private static readonly string s_list = SqlText.Load<SqlSheetStore>("sheet_list");
    private static readonly string s_add = SqlText.Load<SqlSheetStore>("sheet_add");

    private readonly string _scan = SqlText.Load<SqlSheetStore>(database, "sheet_scan");

    public async Task<SheetRevision?> FindAsync(ReportName report, long? revision, CancellationToken cancellation)
    {
        await using var db = await database.OpenAsync(cancellation);
        return await FindAsync(db, null, report, revision, cancellation);
    }

    public async Task<IReadOnlyList<RevisionEntry>> ListAsync(
        ReportName report,
        long before,
        int take,
        CancellationToken cancellation
    )
    {
        await using var db = await database.OpenAsync(cancellation);
        var parameters = new
        {
            Report = report.ToString(),
            Before = before,
            Take = take,
        };
        var rows = await db.QueryAsync<SheetEntryRow>(new(s_list, parameters, cancellationToken: cancellation));
        return [.. rows.Select(r => r.ToEntry())];
    }

    public async Task<int> ScanAsync(IReadOnlyList<SheetKey> keys, PackedReader read, CancellationToken cancellation)
    {
        if (keys.Count == 0)
        {
            return 0;
        }

        await using var db = await database.OpenAsync(cancellation);
        await using var command = db.CreateCommand();
        command.CommandText = _scan;
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = ("Keys", FormatKeys(keys));
        command.Parameters.Add(parameter);
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        // Editions come in runs: looked up again only where the id changes.
        var (found, edition) = (0, catalog.Editions[0]);
        for (var index = 0; await rows.ReadAsync(cancellation); index++)
        {
            // Null columns: the key has no such sheet. The row is there to keep rows and keys in step.
            if (await rows.IsDBNullAsync(0, cancellation))
            {
                continue;
            }

            var id = rows.GetString(0);
            edition = edition.Id == id ? edition : RequireEdition(keys[index].Report, id, catalog);
            read(index, edition, rows.GetInt64(1), rows.GetFieldValue<byte[]>(2));
            found++;
        }

        return found;
    }

    public Task<SheetRevision> WriteAsync(SheetWrite write, CancellationToken cancellation) =>
        database.WriteAsync(
            $"{write.Report}/statistics",
            (transaction, stop) => WriteAsync(transaction, write, stop),
            cancellation
        );

    public Task<SheetRevision> ReserveAsync(SheetWrite write, CancellationToken cancellation) =>
        // The same subject as the write: a reservation and a write of one report never run at once.
        database.WriteAsync(
            $"{write.Report}/statistics",
            (transaction, stop) => ReserveAsync(transaction, write, stop),
            cancellation
        );

    public Task ReleaseAsync(SheetWrite write, CancellationToken cancellation) =>
        database.WriteAsync(
            $"{write.Report}/statistics",
            async (transaction, stop) =>
            {
                await WriteReservation.ReleaseAsync(transaction, $"{write.Report}", write.Request.Id, stop);
                return true;
            },
            cancellation
        );

    public Task<SheetRevision?> PinAsync(SheetPin pin, CancellationToken cancellation) =>
        database.WriteAsync(
            $"{pin.Report}/statistics",
            (transaction, stop) => PinAsync(transaction, pin, stop),
            cancellation
        );

    // A repeat returns the revision that the first call returned, even if there are newer ones.
    private async Task<SheetRevision?> PinAsync(DbTransaction transaction, SheetPin pin, CancellationToken cancellation)
    {
        var db = transaction.Connection ?? throw new InvalidOperationException("The transaction has ended.");
        var answered = await RequestLog.FindAsync(transaction, pin.Request, cancellation);
        long? revision = answered is null ? null : long.Parse(answered);
        var pinned = await FindAsync(db, transaction, pin.Report, revision, cancellation);
        if (answered is null && pinned is not null)
        {
            // A write that holds the report may still be committed: what is pinned now would not be the newest.
            await WriteReservation.RequireFreeAsync(
                transaction,
                $"{pin.Report}",
                pin.Request.Id,
                pin.Time,
                cancellation
            );
            // From here on writes with a smaller fence are refused, in this transaction's order.
            await WriteFence.RaiseAsync(transaction, $"{pin.Report}", pin.Fence, cancellation);
            await RequestLog.AddAsync(transaction, pin.Request, $"{pinned.Revision}", pin.Time, cancellation);
        }

        return pinned;
    }

    private async Task<SheetRevision> WriteAsync(
        DbTransaction transaction,
        SheetWrite write,
        CancellationToken cancellation
    )
    {
        var db = transaction.Connection ?? throw new InvalidOperationException("The transaction has ended.");
        // The answer that is stored is the number alone: the sheet is read again, and never changes.
        if (await RequestLog.FindAsync(transaction, write.Request, cancellation) is { } answered)
        {
            return await FindAsync(db, transaction, write.Report, long.Parse(answered), cancellation)
                ?? throw new InvalidDataException($"Revision {answered} of {write.Report} is missing.");
        }

        var next = await PrepareAsync(db, transaction, write, cancellation);
        await AddAsync(db, transaction, next, write, cancellation);
        await RequestLog.AddAsync(transaction, write.Request, $"{next.Revision}", next.CreateTime, cancellation);
        // In the same transaction: nobody finds the report free before the new revision is there.
        if (write.IsReserved)
        {
            await WriteReservation.ReleaseAsync(transaction, $"{write.Report}", write.Request.Id, cancellation);
        }

        return next;
    }

    // Holds the report for the write; what it would store is answered, and nothing is.
    private async Task<SheetRevision> ReserveAsync(
        DbTransaction transaction,
        SheetWrite write,
        CancellationToken cancellation
    )
    {
        var db = transaction.Connection ?? throw new InvalidOperationException("The transaction has ended.");
        if (await RequestLog.FindAsync(transaction, write.Request, cancellation) is { } answered)
        {
            return await FindAsync(db, transaction, write.Report, long.Parse(answered), cancellation)
                ?? throw new InvalidDataException($"Revision {answered} of {write.Report} is missing.");
        }

        var next = await PrepareAsync(db, transaction, write, cancellation);
        await WriteReservation.TakeAsync(transaction, $"{write.Report}", write.Request.Id, write.Time, cancellation);
        return next with { Revision = 0 };
    }

    // The next revision. A repeat is answered even after the report changed its state; a new write is not.
    private async Task<SheetRevision> PrepareAsync(
        DbConnection db,
        DbTransaction transaction,
        SheetWrite write,
        CancellationToken cancellation
    )
    {
        // The fence before the etag: who lost the right to write is told that, and not that the text is old.
        await WriteFence.RequireAsync(transaction, $"{write.Report}", write.Fence, cancellation);
        await WriteReservation.RequireFreeAsync(
            transaction,
            $"{write.Report}",
            write.Request.Id,
            write.Time,
            cancellation
        );
        var current = await FindAsync(db, transaction, write.Report, null, cancellation);
        if (write.Etag.Length > 0 && write.Etag != $"{current?.Revision ?? 0}")
        {
            var based = long.TryParse(write.Etag, out var revision)
                // For the error only: which cells have changed since.
                ? await FindAsync(db, transaction, write.Report, revision, cancellation)
                : null;
            throw SheetComparison.CreateEtagMismatch(write.Report, current, based?.Sheet);
        }

        // The change runs last: it may refuse, and then nothing was written.
        return new(
            write.Report,
            (current?.Revision ?? 0) + 1,
            write.Change(current?.Sheet),
            LaterOf(DateTimeOffset.FromUnixTimeMilliseconds(write.Time.ToUnixTimeMilliseconds()), current?.CreateTime)
        );
    }

    private async Task<SheetRevision?> FindAsync(
        DbConnection db,
        DbTransaction? transaction,
        ReportName report,
        long? revision,
        CancellationToken cancellation
    )
    {
        var row = await db.QuerySingleOrDefaultAsync<SheetRow>(
            new(
                revision is null ? s_newest : s_find,
                new { Report = report.ToString(), Revision = revision },
                transaction,
                cancellationToken: cancellation
            )
        );
        return row?.ToRevision(report, catalog);
    }

    // Times are stored as whole milliseconds, remarks as JSON.
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

    // The time of a write is taken before it waits for others, by one of several clocks; times of revisions never go back.
    private static DateTimeOffset LaterOf(DateTimeOffset time, DateTimeOffset? previous) =>
        previous > time ? previous.Value : time;

    internal static Edition RequireEdition(ReportName report, string id, EditionCatalog catalog) =>
        catalog.Find(id) ?? throw new InvalidDataException($"{report} is of edition {id}, which is not known.");

    // Written by hand, since there may be many keys and names hold nothing that JSON escapes.
    private static string FormatKeys(IReadOnlyList<SheetKey> keys)
    {
        // A credit code, a local id, slashes, a year: nothing that would need escaping.
        var json = new StringBuilder("{", keys.Count * 48);
        foreach (var (report, revision) in keys)
        {
            json.Append(json.Length > 1 ? "," : "").Append('"').Append(report).Append("\":").Append(revision);
        }

        return json.Append('}').ToString();
    }
}

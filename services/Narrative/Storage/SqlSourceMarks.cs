using System.Data.Common;
using System.Text.Json;
using Dapper;
using Disclosure.Narrative.Domain;
using Disclosure.ResourceNames;
using Disclosure.ServiceDefaults.Rpc;
using Disclosure.ServiceDefaults.Storage;

namespace Disclosure.Narrative.Storage;

/// <summary>Marks of prose that was taken from another report's document, in the transaction of the write that sets or ends them.</summary>
internal static class SqlSourceMarks
{
    private static readonly string s_find = SqlText.Load<SqlProseStore>("source_find");
    private static readonly string s_set = SqlText.Load<SqlProseStore>("source_set");
    private static readonly string s_end = SqlText.Load<SqlProseStore>("source_end");

    /// <summary>Sets or ends the mark as the write asks.</summary>
    public static async Task ApplyAsync(DbTransaction transaction, ProseWrite write, CancellationToken cancellation)
    {
        var db = ConnectionOf(transaction);
        var report = write.Report.ToString();
        // Setting goes before ending: an import of another document replaces the mark.
        if (write.Source is { } source)
        {
            var row = new
            {
                Report = report,
                source.AgencyName,
                source.Year,
            };
            await db.ExecuteAsync(new(s_set, row, transaction, cancellationToken: cancellation));
        }
        else if (write.EndsSource)
        {
            await db.ExecuteAsync(new(s_end, new { Report = report }, transaction, cancellationToken: cancellation));
        }
    }

    /// <summary>Null where there is no mark.</summary>
    public static async Task<DocumentSource?> FindAsync(
        DbConnection db,
        DbTransaction? transaction,
        ReportName report,
        CancellationToken cancellation
    )
    {
        var parameters = new { Report = report.ToString() };
        var row = await db.QuerySingleOrDefaultAsync<SourceRow>(
            new(s_find, parameters, transaction, cancellationToken: cancellation)
        );
        return row is null ? null : new(row.AgencyName, (int)row.Year);
    }

    /// <summary>Ends the mark and answers it; a repeat answers the first one's. REQUEST_ID_REUSED.</summary>
    public static async Task<DocumentSource?> ConfirmAsync(
        DbTransaction transaction,
        ReportName report,
        RequestKey request,
        DateTimeOffset time,
        CancellationToken cancellation
    )
    {
        if (await RequestLog.FindAsync(transaction, request, cancellation) is { } answered)
        {
            return JsonSerializer.Deserialize<DocumentSource?>(answered);
        }

        var db = ConnectionOf(transaction);
        var source = await FindAsync(db, transaction, report, cancellation);
        await db.ExecuteAsync(
            new(s_end, new { Report = report.ToString() }, transaction, cancellationToken: cancellation)
        );
        // The mark itself is the stored answer, null included.
        await RequestLog.AddAsync(transaction, request, JsonSerializer.Serialize(source), time, cancellation);
        return source;
    }

    private static DbConnection ConnectionOf(DbTransaction transaction) =>
        transaction.Connection ?? throw new InvalidOperationException("The transaction has ended.");

    // SQLite integers arrive as 64-bit.
    private sealed record SourceRow(string AgencyName, long Year);
}

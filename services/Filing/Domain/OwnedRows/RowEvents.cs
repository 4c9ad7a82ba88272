using Disclosure.Filing.Domain.Log;

namespace Disclosure.Filing.Domain.OwnedRows;

/// <summary>What the log says of rows that were asked about or answered.</summary>
internal static class RowEvents
{
    /// <summary>One event an owner and kind: an owner is told what it is asked, a report's agency what was answered.</summary>
    /// <param name="records">What was written by one request; all of one time and one actor.</param>
    public static IEnumerable<LogEvent> Create(IReadOnlyList<RowRecord> records) =>
        from record in records
        group record by (record.Owner, record.Confirmation) into told
        let first = told.First()
        let isAsked = told.Key.Confirmation == RowConfirmation.Asked
        select new LogEvent(
            told.Key.Confirmation switch
            {
                RowConfirmation.Asked => EventKind.RowsAsked,
                RowConfirmation.Confirmed => EventKind.RowsConfirmed,
                _ => EventKind.RowsDisputed,
            },
            first.CreateTime,
            // The event belongs to whoever is to learn of it: webhooks and lists go by the agency.
            (isAsked ? told.Key.Owner : first.Report.Agency).ToString(),
            first.Report.ToString(),
            first.Actor
        )
        {
            Details = new Dictionary<string, string>
            {
                ["owner"] = told.Key.Owner.ToString(),
                ["rows"] = string.Join(',', told.Select(r => r.Row)),
            },
        };
}

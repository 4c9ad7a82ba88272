using Disclosure.Filing.Domain.OwnedRows;
using Google.Protobuf.WellKnownTypes;
using Proto = Disclosure.Report.V1;

namespace Disclosure.Filing.Rpc.OwnedRows;

/// <summary>Maps owned rows between message and domain.</summary>
internal static class OwnedRowMapping
{
    private const int MaxRows = 100;
    private const int MaxCells = 50;

    /// <summary>Rows with what was said of them.</summary>
    public static Disclosure.Filing.V1.ListOwnedRowsResponse ToProto(this IEnumerable<OwnedRow> rows) =>
        new() { Rows = { rows.Select(ToProto) } };

    /// <summary>Figures of a request. INVALID_FIELDS with every violation.</summary>
    public static IReadOnlyList<RowFigures> ToFigures(this IReadOnlyList<Disclosure.Filing.V1.RowFigures> rows)
    {
        var limits = new FieldLimits();
        limits.RequireCount("rows", rows.Count, 0, MaxRows);
        foreach (var (i, row) in rows.Index())
        {
            limits.RequireLength($"rows[{i}].fingerprint", "FINGERPRINT_LENGTH", row.Fingerprint, 1, 200);
            limits.RequireCount($"rows[{i}].cells", row.Cells.Count, 0, MaxCells);
            limits.RequireLength($"rows[{i}].figures", "FIGURES_LENGTH", row.Figures, 0, 1_000);
        }

        limits.ThrowIfAny();
        return
        [
            // A row that is sent twice is taken once: both say what the figures are now.
            .. rows.DistinctBy(r => r.Row).Select(r => new RowFigures(r.Row, r.Fingerprint, [.. r.Cells], r.Figures)),
        ];
    }

    /// <summary>Answers of an owner. INVALID_FIELDS with every violation.</summary>
    /// <param name="isOwned">Whether the owner answers for a row.</param>
    public static void Require(this IReadOnlyList<Proto.RowAnswer> answers, Func<string, bool> isOwned)
    {
        var limits = new FieldLimits();
        limits.RequireCount("answers", answers.Count, 1, MaxRows);
        foreach (var (i, answer) in answers.Index())
        {
            limits.Require(
                isOwned(answer.Row),
                $"answers[{i}].row",
                "ROW_NOT_OWNED",
                "the owner does not answer for this row of the report",
                $"“{answer.Row}”这一行不由该机关确认"
            );
            limits.RequireLength($"answers[{i}].fingerprint", "FINGERPRINT_LENGTH", answer.Fingerprint, 1, 200);
            // A dispute needs words; a confirmation says all by itself.
            var least = answer.Disputed ? 2 : 0;
            limits.RequireLength($"answers[{i}].reason", "REASON_LENGTH", answer.Reason.Trim(), least, 1_000);
        }

        limits.ThrowIfAny();
    }

    private static Proto.OwnedRow ToProto(OwnedRow row) =>
        new()
        {
            Row = row.Row,
            Owner = row.Owner.ToString(),
            Confirmation = row.Record is { } said
                ? (Proto.RowConfirmation)said.Confirmation
                : Proto.RowConfirmation.Unspecified,
            AnsweredFingerprint = row.Record?.Fingerprint ?? "",
            Reason = row.Record?.Reason ?? "",
            Actor = row.Record?.Actor ?? "",
            CreateTime = row.Record?.CreateTime.ToTimestamp(),
        };
}

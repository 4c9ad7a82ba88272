using Disclosure.Form;

namespace Disclosure.Filing.Domain.OwnedRows;

/// <summary>rows.unconfirmed, rows.disputed: the owner of a row has not confirmed its figures as they are, or disputes them.</summary>
internal static class OwnedRowJudge
{
    /// <summary>At most one finding a row, in the order of the rows.</summary>
    /// <param name="rows">Rows of the report that another agency answers for.</param>
    /// <param name="figures">As they are now; a row without figures is not judged.</param>
    public static IEnumerable<Finding> Judge(IReadOnlyList<OwnedRow> rows, IReadOnlyList<RowFigures> figures)
    {
        // The mapping lets a row through once: a second would throw here.
        var byRow = figures.ToDictionary(f => f.Row, StringComparer.Ordinal);
        foreach (var row in rows)
        {
            if (byRow.TryGetValue(row.Row, out var found) && !row.IsConfirmed(found.Fingerprint))
            {
                yield return row.IsDisputed(found.Fingerprint)
                    ? Create(
                        "rows.disputed",
                        $"{row.OwnerTitle}对这一行（{found.Figures}）有异议：{row.Record?.Reason}。请核对后更正，或说明不采纳的理由",
                        row,
                        found
                    )
                    : Create(
                        "rows.unconfirmed",
                        $"这一行（{found.Figures}）由{row.OwnerTitle}负责，尚未经其确认。请提请确认，或说明理由",
                        row,
                        found
                    );
            }
        }
    }

    // The figures are in the fingerprint of the finding, so that an explanation ends with them.
    // A WARNING: it must be explained or mended, and an owner who does not answer cannot stop a report.
    private static Finding Create(string code, string message, OwnedRow row, RowFigures figures) =>
        new(code, Severity.Warning, $"{message}。")
        {
            Cells = figures.Cells,
            Actual = figures.Figures,
            RulePack = new(row.Source.Name, row.Source.Revision),
        };
}

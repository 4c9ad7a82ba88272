using Disclosure.ApiErrors;
using Disclosure.Form;
using Disclosure.ResourceNames;

namespace Disclosure.Statistics.Domain.Sheets;

/// <summary>Compares two sheets of one edition cell by cell.</summary>
internal static class SheetComparison
{
    private const int MaxNamed = 50;
    private const int MaxShown = 3;

    /// <summary>The cells that differ, in the edition's order.</summary>
    /// <param name="to">Of the same edition.</param>
    public static IReadOnlyList<CellChange> FindChanges(Sheet from, Sheet to) =>
        [
            .. from
                .Edition.Cells.Select(
                    (cell, i) => new CellChange(cell, CellContent.From(from, i), CellContent.From(to, i))
                )
                .Where(c => c.From != c.To),
        ];

    /// <summary>The error of a write that was based on an older revision: ABORTED / ETAG_MISMATCH with the current revision and the changed cells.</summary>
    /// <param name="report">Named with /statistics in the error.</param>
    /// <param name="current">Null where there is no sheet.</param>
    /// <param name="based">The sheet that the write was based on; null where it is not known.</param>
    public static ApiException CreateEtagMismatch(ReportName report, SheetRevision? current, Sheet? based)
    {
        var error = ApiError.StaleEtag($"{report}/statistics", $"{current?.Revision ?? 0}");
        // Without both sheets, or over two editions, only the revision can be told.
        if (current is null || based is null || based.Edition != current.Sheet.Edition)
        {
            return error;
        }

        var changes = FindChanges(based, current.Sheet);
        var metadata = error.Metadata.ToDictionary();
        metadata["revision"] = $"{current.Revision}";
        // Names for programs, at most 50; titles for people, at most three.
        metadata["cells"] = string.Join(',', changes.Take(MaxNamed).Select(c => c.Cell.Name));
        var shown = string.Join('、', changes.Take(MaxShown));
        return new(
            error.Code,
            error.Reason,
            error.Message,
            changes.Count == 0
                ? error.Localized
                : $"表格已被他人修改（当前第 {current.Revision} 版），其间改动了 {shown}"
                    + (changes.Count > MaxShown ? $"等 {changes.Count} 处" : "")
                    + "。请刷新后在新版本上再改。"
        )
        {
            Metadata = metadata,
        };
    }
}

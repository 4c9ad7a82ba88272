using Disclosure.ApiErrors;
using Disclosure.Form;
using Disclosure.ResourceNames;

namespace Disclosure.Statistics.Domain.Sheets;

/// <summary>What stands in a cell: a number, not applicable, or nothing with what stood there instead.</summary>
internal readonly record struct Content(CellValue Value, string Remark)
{
    public static Content Of(Sheet sheet, int cell) =>
        new(sheet[cell], sheet.Remarks.GetValueOrDefault(sheet.Edition.Cells[cell].Name, ""));

    public override string ToString() =>
        Value.IsNumber ? Value.ToString()
        : Value.IsNotApplicable ? "不适用"
        : Remark.Length > 0 ? $"“{Remark}”"
        : "空白";
}

/// <summary>A cell before and after.</summary>
internal sealed record CellChange(FormCell Cell, Content From, Content To)
{
    public override string ToString() => $"{Cell.Title}（{From}→{To}）";
}

/// <summary>Cell by cell, what differs between two sheets of one edition.</summary>
internal static class SheetDiff
{
    private const int MaxNamed = 50;
    private const int MaxShown = 3;

    /// <summary>In the edition's order.</summary>
    public static IReadOnlyList<CellChange> Of(Sheet from, Sheet to) =>
        [
            .. from
                .Edition.Cells.Select((cell, i) => new CellChange(cell, Content.Of(from, i), Content.Of(to, i)))
                .Where(c => c.From != c.To),
        ];

    /// <summary>ETAG_MISMATCH for who lost a race: the revision there is now, and the cells that others changed.</summary>
    /// <param name="current">Null where there is no sheet.</param>
    /// <param name="based">The sheet that the loser worked on; null where it is not known.</param>
    public static ApiException Stale(ReportName report, SheetRevision? current, Sheet? based)
    {
        var fault = ApiError.StaleEtag($"{report}/statistics", $"{current?.Revision ?? 0}");
        if (current is null || based is null || based.Edition != current.Sheet.Edition)
        {
            return fault;
        }

        var changes = Of(based, current.Sheet);
        var metadata = fault.Metadata.ToDictionary();
        metadata["revision"] = $"{current.Revision}";
        metadata["cells"] = string.Join(',', changes.Take(MaxNamed).Select(c => c.Cell.Name));
        var shown = string.Join('、', changes.Take(MaxShown));
        return new(
            fault.Code,
            fault.Reason,
            fault.Message,
            changes.Count == 0
                ? fault.Localized
                : $"表格已被他人修改（当前第 {current.Revision} 版），其间改动了 {shown}"
                    + (changes.Count > MaxShown ? $"等 {changes.Count} 处" : "")
                    + "。请刷新后在新版本上再改。"
        )
        {
            Metadata = metadata,
        };
    }
}

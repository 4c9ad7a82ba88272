using Disclosure.Form;

namespace Disclosure.Statistics.Domain.Rules;

/// <summary>Finds what stands in a cell and cannot: a negative or fractional count, words in the place of a number.</summary>
internal static class MeasureCheck
{
    public static void Find(Sheet sheet, SheetScope scope, CellRule rule, Severity severity, ref Findings findings)
    {
        for (var i = 0; i < sheet.Values.Length; i++)
        {
            if (scope.Has(i) && Fault(sheet.Edition.Cells[i], sheet[i], sheet.Remarks) is { } fault)
            {
                findings.Add(Describe(rule, severity, sheet.Edition.Cells[i], sheet[i], sheet.Remarks, fault));
            }
        }
    }

    /// <summary>What is wrong with a number of this measure; null where nothing is.</summary>
    public static (string Reason, string What)? Breach(CellValueType measure, CellValue value) =>
        measure switch
        {
            CellValueType.Count or CellValueType.Amount when value.Digits < 0 => ("CELL_NEGATIVE", "不能是负数"),
            CellValueType.Count or CellValueType.SignedCount when value.Number != decimal.Truncate(value.Number) => (
                "CELL_NOT_INTEGER",
                "应为整数"
            ),
            _ => null,
        };

    private static string? Fault(FormCell cell, CellValue value, IReadOnlyDictionary<string, string> remarks)
    {
        if (value.IsNumber)
        {
            // Nearly every figure is a plain count, told without a division.
            return value.Scale == 0 && value.Digits >= 0 ? null : Breach(cell.Column.Measure, value)?.What;
        }

        return remarks.Count > 0 && remarks.TryGetValue(cell.Name, out var remark) && !Dash.Is(remark)
            ? "不是数字"
            : null;
    }

    private static Finding Describe(
        CellRule rule,
        Severity severity,
        FormCell cell,
        CellValue value,
        IReadOnlyDictionary<string, string> remarks,
        string fault
    )
    {
        var actual = value.IsNumber ? value.ToString() : remarks[cell.Name];
        var fix = cell.Column.Measure == CellValueType.Amount ? "只填不小于 0 的金额数字" : "只填不小于 0 的整数";
        return new(rule.Code, severity, $"{cell.Title}填的是“{actual}”，{fault}。请{Fix(cell, fix)}，说明写到正文里。")
        {
            Cells = [cell.Name],
            Actual = actual,
        };
    }

    private static string Fix(FormCell cell, string fix) =>
        cell.Column.Measure == CellValueType.SignedCount ? "只填整数，减少的用负号" : fix;
}

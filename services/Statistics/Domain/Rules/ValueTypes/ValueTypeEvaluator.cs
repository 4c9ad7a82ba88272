using Disclosure.Form;
using Disclosure.Statistics.Domain.Sheets;

namespace Disclosure.Statistics.Domain.Rules.ValueTypes;

/// <summary>Finds cells whose content their column does not allow: a negative or fractional count, words instead of a number.</summary>
internal sealed class ValueTypeEvaluator(CellRule rule) : IRuleEvaluator
{
    public bool NeedsContext => false;

    public void Evaluate(in CheckInput input, in PreparedSheet prepared, ref FindingList findings)
    {
        // All are counts of 0 or more: no column refuses those.
        if (prepared.AreAllCounts)
        {
            return;
        }

        var sheet = prepared.Sheet;
        for (var i = 0; i < sheet.Values.Length; i++)
        {
            var cell = sheet.Edition.Cells[i];
            if (prepared.Scope.Has(i) && FindProblem(cell, sheet[i], sheet.Remarks) is { } problem)
            {
                findings.Add(Describe(cell, sheet[i], sheet.Remarks, problem, rule.SeverityAt(input.Stage)));
            }
        }
    }

    // Null where the content is allowed. A blank cell is found by another rule.
    private static string? FindProblem(FormCell cell, CellValue value, IReadOnlyDictionary<string, string> remarks)
    {
        if (value.IsNumber)
        {
            // Nearly every figure is a plain count, which needs no division.
            // Count, signed count and amount all allow an integer of 0 or more.
            return value.Scale == 0 && value.Digits >= 0
                ? null
                : ValueTypeLimits.FindViolation(cell.Column.ValueType, value)?.Problem;
        }

        return remarks.Count > 0 && remarks.TryGetValue(cell.Name, out var remark) && !BlankMarker.Matches(remark)
            ? "不是数字"
            : null;
    }

    private Finding Describe(
        FormCell cell,
        CellValue value,
        IReadOnlyDictionary<string, string> remarks,
        string problem,
        Severity severity
    )
    {
        var actual = value.IsNumber ? value.ToString() : remarks[cell.Name];
        // Of what is nearly a number it is known which one is meant.
        var meant = value.IsNumber ? null : NearNumber.Read(actual, cell.Column.ValueType);
        return new(
            rule.Code,
            severity,
            $"{cell.Title}填的是“{actual}”，{meant?.Problem ?? problem}。"
                + (meant is null ? $"请{FindFix(cell.Column.ValueType)}，说明写到正文里。" : $"请改为 {meant.Number}。")
        )
        {
            Cells = [cell.Name],
            Actual = actual,
            Expected = meant?.Number ?? "",
        };
    }

    // The smallest fix, by the type of the column.
    private static string FindFix(CellValueType type) =>
        type switch
        {
            CellValueType.SignedCount => "只填整数，减少的用负号",
            CellValueType.Amount => "只填不小于 0 的金额数字",
            _ => "只填不小于 0 的整数",
        };
}

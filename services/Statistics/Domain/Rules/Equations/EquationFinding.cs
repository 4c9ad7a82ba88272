using System.Text;
using Disclosure.Form;
using Disclosure.Statistics.Domain.Sheets;

namespace Disclosure.Statistics.Domain.Rules.Equations;

/// <summary>
/// Describes an equation that does not hold: the figures that it adds up, the difference, and what to look at.
/// </summary>
internal static class EquationFinding
{
    // More figures than this are too many to read; the message counts the others.
    private const int MaxTerms = 8;

    /// <summary>Creates the finding of an equation that fails.</summary>
    /// <param name="sides">Both sums; they differ.</param>
    public static Finding Create(EquationPlan plan, EquationSides sides, in PreparedSheet prepared, Severity severity)
    {
        var sheet = prepared.Sheet;
        var left = SelectCounted(plan.Left, prepared.Scope);
        var right = SelectCounted(plan.Right, prepared.Scope);
        var text = new StringBuilder(plan.Subject).Append('：');
        // One cell on the left is a total: it has a most likely fix. Two sums against each other have none.
        if (left is [var total])
        {
            text.Append(Label(plan, sheet.Edition.Cells[total])).Append($"填的是 {sheet[total]}，而");
            AppendSum(text, plan, right, sheet, sides.Right);
            text.Append($"，相差 {NumberFormat.Format(sides.Difference)}。请先核对各加数；加数无误的，把")
                .Append(Label(plan, sheet.Edition.Cells[total]))
                .Append($"改为 {NumberFormat.Format(sides.Right)}。");
        }
        else
        {
            AppendSum(text, plan, left, sheet, sides.Left);
            text.Append("，而");
            AppendSum(text, plan, right, sheet, sides.Right);
            text.Append(
                $"，相差 {NumberFormat.Format(sides.Difference)}。两边应相等（{plan.Rule.Statement}），请核对这 {left.Length + right.Length} 个数。"
            );
        }

        // Expected is the right side, which the left one is held against; both are exact decimals.
        return new(plan.Rule.Code, severity, text.ToString())
        {
            Cells = [.. left.Concat(right).Select(c => sheet.Edition.Cells[c].Name)],
            Expected = NumberFormat.Format(sides.Right),
            Actual = NumberFormat.Format(sides.Left),
        };
    }

    // Leaves out the row that the sheet does not use.
    // The message must not name a row that is not printed.
    private static int[] SelectCounted(int[] cells, SheetScope scope)
    {
        var counted = new List<int>(cells.Length);
        foreach (var cell in cells)
        {
            if (scope.Has(cell))
            {
                counted.Add(cell);
            }
        }

        return [.. counted];
    }

    // Zeros add nothing and would hide the figures that do.
    private static void AppendSum(StringBuilder text, EquationPlan plan, int[] cells, Sheet sheet, decimal sum)
    {
        var filled = cells.Where(c => sheet[c].Number != 0).ToArray();
        var named = filled.Length == 0 ? cells : filled;
        var shown = string.Join(
            '＋',
            named
                .Take(MaxTerms)
                .Select(c => $"{Label(plan, sheet.Edition.Cells[c])}{(sheet[c].IsNumber ? sheet[c] : "不适用")}")
        );
        // All zeros: the zeros themselves are shown, unless they are too many.
        text.Append(filled.Length == 0 && cells.Length > MaxTerms ? $"相加的 {cells.Length} 个数全是 0" : shown);
        if (filled.Length > MaxTerms)
        {
            text.Append($"＋其余 {filled.Length - MaxTerms} 项");
        }

        text.Append($"，合计 {NumberFormat.Format(sum)}");
    }

    // Cells of one column are told apart by row, cells of one row by column.
    private static string Label(EquationPlan plan, FormCell cell) =>
        plan.ByColumn ? $"“{cell.Row.Title}”" : $"“{cell.Column.Label}”";
}

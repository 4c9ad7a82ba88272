using System.Text;
using Disclosure.Form;

namespace Disclosure.Statistics.Domain.Rules;

/// <summary>Says of an equation that does not hold which figures it adds up, by how much it fails and what to look at.</summary>
internal static class EquationMessage
{
    // More figures than these are too many to read; those left out are counted.
    private const int MaxTerms = 8;

    public static Finding Of(EquationPlan plan, Balance balance, in Figures figures, Severity severity)
    {
        var sheet = figures.Sheet;
        var scope = figures.Scope;
        var left = Counted(plan.Left, scope);
        var right = Counted(plan.Right, scope);
        var text = new StringBuilder(plan.Subject).Append('：');
        if (left is [var total])
        {
            text.Append(Label(plan, sheet.Edition.Cells[total])).Append($"填的是 {sheet[total]}，而");
            AppendSum(text, plan, right, sheet, balance.Right);
            text.Append($"，相差 {Plain.Of(balance.Difference)}。请先核对各加数；加数无误的，把")
                .Append(Label(plan, sheet.Edition.Cells[total]))
                .Append($"改为 {Plain.Of(balance.Right)}。");
        }
        else
        {
            AppendSum(text, plan, left, sheet, balance.Left);
            text.Append("，而");
            AppendSum(text, plan, right, sheet, balance.Right);
            text.Append(
                $"，相差 {Plain.Of(balance.Difference)}。两边应相等（{plan.Rule.Statement}），请核对这 {left.Length + right.Length} 个数。"
            );
        }

        return new(plan.Rule.Code, severity, text.ToString())
        {
            Cells = [.. left.Concat(right).Select(c => sheet.Edition.Cells[c].Name)],
            Expected = Plain.Of(balance.Right),
            Actual = Plain.Of(balance.Left),
        };
    }

    private static int[] Counted(int[] cells, SheetScope scope)
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
        text.Append(filled.Length == 0 && cells.Length > MaxTerms ? $"相加的 {cells.Length} 个数全是 0" : shown);
        if (filled.Length > MaxTerms)
        {
            text.Append($"＋其余 {filled.Length - MaxTerms} 项");
        }

        text.Append($"，合计 {Plain.Of(sum)}");
    }

    private static string Label(EquationPlan plan, FormCell cell) =>
        plan.ByColumn ? $"“{cell.Row.Title}”" : $"“{cell.Column.Label}”";
}

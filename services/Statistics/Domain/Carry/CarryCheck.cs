using System.Text;
using Disclosure.Form;
using Disclosure.Statistics.Domain.Rules;

namespace Disclosure.Statistics.Domain.Carry;

/// <summary>Holds a sheet against last year's.</summary>
internal static class CarryCheck
{
    public static void Find(RuleSet rules, Case given, ref Findings findings)
    {
        foreach (var plan in rules.Carries)
        {
            if (given.Previous is not { } previous)
            {
                findings.Skip(plan.Rule.Code, "没有上一年的表格可以比对");
            }
            else
            {
                Find(plan, given.Sheet, previous, plan.Rule.At(given.Stage), ref findings);
            }
        }
    }

    private static void Find(
        CarryPlan plan,
        Sheet sheet,
        PreviousYear previous,
        Severity severity,
        ref Findings findings
    )
    {
        if (sheet[plan.Cell].IsNotApplicable)
        {
            return;
        }

        var scope = SheetScope.Of(sheet, stackalloc bool[sheet.Edition.Cells.Count]);
        if (
            sheet[plan.Cell].IsBlank
            || !Balance.TrySum(plan.Plus, sheet, scope, out var plus, out _)
            || !Balance.TrySum(plan.Minus, sheet, scope, out var minus, out _)
        )
        {
            findings.Skip(plan.Rule.Code, "本年有关单元格没有填写");
            return;
        }

        if (previous.Sum(plan.Previous, out var gap) is not { } carried)
        {
            findings.Skip(plan.Rule.Code, gap);
            return;
        }

        var expected = carried + plus - minus;
        var actual = sheet[plan.Cell].Number;
        if (previous.IsInPart && (plan.AtLeast || plan.Plus.Length > 0))
        {
            findings.Skip(plan.Rule.Code, "原机关只有一部分并入，无法推算");
        }
        else if (Breaks(plan, previous, actual, expected))
        {
            findings.Add(
                new(plan.Rule.Code, severity, Message(plan, sheet, previous, carried, expected))
                {
                    Cells = [.. new[] { plan.Cell }.Concat(plan.Plus).Concat(plan.Minus).Select(Name)],
                    Expected = Plain.Of(expected),
                    Actual = sheet[plan.Cell].ToString(),
                }
            );
        }

        string Name(int cell) => sheet.Edition.Cells[cell].Name;
    }

    private static bool Breaks(CarryPlan plan, PreviousYear previous, decimal actual, decimal expected) =>
        plan.AtLeast ? actual < expected
        : previous.IsInPart ? actual > expected
        : actual != expected;

    private static string Message(CarryPlan plan, Sheet sheet, PreviousYear previous, decimal carried, decimal expected)
    {
        var cells = sheet.Edition.Cells;
        var text = new StringBuilder($"{cells[plan.Cell].Title}填的是 {sheet[plan.Cell]}，");
        text.Append(
                plan.AtLeast ? "少于"
                : previous.IsInPart ? "多于"
                : "而"
            )
            .Append(previous.Title)
            .AppendJoin('＋', plan.Previous.Select(c => Label(plan, cells[c])))
            .Append(plan.AtLeast || previous.IsInPart ? $"的 {Plain.Of(carried)}" : $"为 {Plain.Of(carried)}");
        foreach (var (sign, terms) in new[] { ('＋', plan.Plus), ('－', plan.Minus) })
        {
            foreach (var term in terms)
            {
                text.Append(sign)
                    .Append(Label(plan, cells[term]))
                    .Append(sheet[term].IsNumber ? sheet[term] : "不适用");
            }
        }

        if (plan.Plus.Length + plan.Minus.Length > 0)
        {
            text.Append($"，合计 {Plain.Of(expected)}");
        }

        return text.Append($"，相差 {Plain.Of(Math.Abs(sheet[plan.Cell].Number - expected))}。请核对两年的数；")
            .Append($"填错的改为 {Plain.Of(expected)}，因机构调整等原因确有差异的说明理由。")
            .ToString();
    }

    // The row tells it apart where the rule goes by column, the column where it goes by row.
    private static string Label(CarryPlan plan, FormCell cell) =>
        ((CarryOverRule)plan.Rule.Test).Cell.Split('.')[1] == "*" ? $"“{cell.Column.Label}”" : $"“{cell.Row.Title}”";
}

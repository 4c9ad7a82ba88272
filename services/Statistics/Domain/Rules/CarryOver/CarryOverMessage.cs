using System.Text;
using Disclosure.Form;
using Disclosure.Statistics.Domain.Sheets;
using Disclosure.Statistics.Domain.Years;

namespace Disclosure.Statistics.Domain.Rules.CarryOver;

/// <summary>Describes a cell that does not follow from last year's sheet.</summary>
internal static class CarryOverMessage
{
    /// <summary>Names both years' figures, the difference and the fix.</summary>
    /// <param name="plan">The rule for one cell.</param>
    /// <param name="previous">Gives the title of last year's report, or the number of predecessors.</param>
    /// <param name="carried">Sum of last year's cells.</param>
    /// <param name="expected">What the cell should be.</param>
    public static string Create(
        CarryOverPlan plan,
        Sheet sheet,
        PreviousYear previous,
        decimal carried,
        decimal expected
    )
    {
        var cells = sheet.Edition.Cells;
        // The words fit three relations: equal, at least, and at most for a part of an agency.
        var text = new StringBuilder($"{cells[plan.Cell].Title}填的是 {sheet[plan.Cell]}，");
        text.Append(
                plan.AtLeast ? "少于"
                : previous.IsInPart ? "多于"
                : "而"
            )
            .Append(previous.Title)
            .AppendJoin('＋', plan.Previous.Select(c => Label(plan, cells[c])))
            .Append(plan.AtLeast || previous.IsInPart ? "的 " : "为 ")
            .Append(NumberFormat.Format(carried));
        AppendTerms(text, plan, sheet, '＋', plan.Plus);
        AppendTerms(text, plan, sheet, '－', plan.Minus);
        if (plan.Plus.Length + plan.Minus.Length > 0)
        {
            text.Append($"，合计 {NumberFormat.Format(expected)}");
        }

        return text.Append(
                $"，相差 {NumberFormat.Format(Math.Abs(sheet[plan.Cell].Number - expected))}。请核对两年的数；"
            )
            .Append($"填错的改为 {NumberFormat.Format(expected)}，因机构调整等原因确有差异的说明理由。")
            .ToString();
    }

    private static void AppendTerms(StringBuilder text, CarryOverPlan plan, Sheet sheet, char sign, int[] terms)
    {
        foreach (var term in terms)
        {
            text.Append(sign)
                .Append(Label(plan, sheet.Edition.Cells[term]))
                .Append(sheet[term].IsNumber ? sheet[term] : "不适用");
        }
    }

    // The part of a cell's name that differs between the cells of the rule.
    private static string Label(CarryOverPlan plan, FormCell cell) =>
        plan.ByRow ? $"“{cell.Column.Label}”" : $"“{cell.Row.Title}”";
}

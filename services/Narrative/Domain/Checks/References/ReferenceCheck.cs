using Disclosure.Form;
using Disclosure.Form.References;

namespace Disclosure.Narrative.Domain.Checks.References;

/// <summary>
/// text.residue: references that cannot be filled in, and would be published as they are written: an error that blocks submission.
/// </summary>
internal sealed class ReferenceCheck : ITextCheck
{
    // What a person must write stands as {{请填写}}.
    private const string ToWrite = "{{请填写}}";

    public IEnumerable<Finding> Find(ProseDraft draft)
    {
        foreach (var line in draft.Lines)
        {
            foreach (var found in ReferenceText.Find(line.Text))
            {
                var written = line.Text.Substring(found.Start, found.Length);
                var problem = FindProblem(found.Reference, written, draft);
                if (problem.Length > 0)
                {
                    yield return new("text.residue", Severity.Error, $"“{line.SentenceAt(found.Start)}”中{problem}。")
                    {
                        Section = line.Section,
                        Span = line.SpanOf(found.Start, found.Start + found.Length),
                        Actual = written,
                    };
                }
            }
        }
    }

    // Of a reference people see which cell is meant, and not how it is written. Empty where it can be filled in or nothing can tell.
    private static string FindProblem(CellReference? reference, string written, ProseDraft draft) =>
        written == ToWrite ? "还有一处待填写，请写上实际内容"
        : reference is null ? $"“{Shorten(written)}”不是可用的引用，请删去后直接写数字，或重新插入引用"
        : draft.Sheets is null ? ""
        : reference.Print(draft.Sheets).Undefined switch
        {
            EvaluationFailure.None => "",
            EvaluationFailure.UnknownCell =>
                $"引用“{Shorten(written)}”指向的数在{draft.Sheets.Year.Edition.Id}版表样中没有，请重新插入引用，或直接写数字",
            EvaluationFailure.Blank => $"引用的{TitleOf(reference, draft.Sheets)}还没有填写，请先填写表格",
            EvaluationFailure.NoLastYear =>
                $"引用的是上年的{TitleOf(reference, draft.Sheets)}，系统中没有上年数据，请直接写数字",
            EvaluationFailure.DividedByZero =>
                $"引用的{TitleOf(reference, draft.Sheets)}算不出百分比（上年或总数为 0），请直接写明情况",
            _ => $"引用的{TitleOf(reference, draft.Sheets)}不能用所选的显示方式，请改用其他显示方式，或直接写数字",
        };

    private static string TitleOf(CellReference reference, ReferenceSheets sheets) =>
        Claims.Comparison.CellTitles.Format(reference.First, sheets);

    private static string Shorten(string written) => written.Length <= 30 ? written : written[..28] + "……";
}

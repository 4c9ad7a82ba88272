using System.Buffers;
using System.Text.RegularExpressions;
using Disclosure.Form;
using Disclosure.Form.References;

namespace Disclosure.Narrative.Domain.Checks;

/// <summary>text.residue: what editors and templates leave behind, and references that cannot be filled in.</summary>
internal sealed partial class ResidueCheck : ITextCheck
{
    public IEnumerable<Finding> Find(ProseDraft draft) =>
        draft.Lines.SelectMany(l => References(l, draft).Concat(Residues(l)));

    // What every remnant begins with; most lines have none of it.
    private static readonly SearchValues<char> s_beginnings = SearchValues.Create(
        "[{错EeXxＸｘ×某□▢_＿*【（待Tt&<\uFFFD\u200B\u200C\u200D\u2060\uFEFF\u00AD"
    );

    // Placeholders, field codes, markup and invisible characters.
    private static IEnumerable<Finding> Residues(TextLine line) =>
        !line.Text.AsSpan().ContainsAny(s_beginnings)
            ? []
            : Residue()
                .Matches(line.Text)
                .Select(m => new Finding(
                    "text.residue",
                    Severity.Warning,
                    $"正文中残留“{m.Value}”，像是编辑痕迹或未填写的内容，请填写或删除。"
                )
                {
                    Section = line.Section,
                    Span = line.SpanOf(m.Index, m.Index + m.Length),
                    Actual = m.Value,
                });

    // An error, since it would be published as it is written.
    private static IEnumerable<Finding> References(TextLine line, ProseDraft draft)
    {
        foreach (var found in ReferenceText.Find(line.Text))
        {
            var written = line.Text.Substring(found.Start, found.Length);
            var why = WhyUndefined(found.Reference, draft);
            if (why.Length > 0)
            {
                yield return new("text.residue", Severity.Error, $"引用“{written}”{why}。")
                {
                    Section = line.Section,
                    Span = line.SpanOf(found.Start, found.Start + found.Length),
                    Actual = written,
                };
            }
        }
    }

    // In Chinese, to be read after the reference; empty where it can be filled in or there are no sheets to tell.
    private static string WhyUndefined(CellReference? reference, ProseDraft draft) =>
        reference is null ? "写法不对，请按“{{表.行.列}}”改正，或直接写数字"
        : draft.Sheets is null ? ""
        : reference.Print(draft.Sheets).Undefined switch
        {
            EvaluationFailure.None => "",
            EvaluationFailure.UnknownCell => $"指向的单元格在{draft.Sheets.Year.Edition.Id}版表样中不存在，请改正",
            EvaluationFailure.Blank => "指向的单元格还没有填写，请先填写表格",
            EvaluationFailure.NoLastYear => "要用上一年度的数据，系统中没有，请直接写数字",
            EvaluationFailure.DividedByZero => "的除数为 0，请直接写明情况",
            _ => "的显示格式不适用于这个数，请改正",
        };

    // Editor marks; field codes; 错误！未找到引用源; XX and 某某; boxes and lines to fill in; notes in brackets; HTML.
    [GeneratedRegex(
        @"\[(?:bookmark|image|图片)[:：][^\]]{0,200}\]|\{\s*(?:HYPERLINK|PAGE|REF|TOC|DATE|MERGEFIELD)[^}]{0,300}\}"
            + @"|错误[!！]\s*未(?:找到引用源|定义书签)[。.]?|Error!\s*Reference source not found\.?"
            + @"|(?<![A-Za-zＸ])[XxＸ×]{2,}(?![A-Za-z])|(?<![A-Za-z])[XxＸ×](?=[年月日件条份元个项])|某某(?!某)|[□▢]+|_{3,}|＿{2,}|\*{3,}"
            + @"|【[^】]{0,20}(?:填写|待补|示例)[^】]{0,20}】|（[^）]{0,12}(?:此处填写|待补充|待填写|自行填写)[^）]{0,20}）|待补充|TODO"
            + @"|（含“?工作考核、社会评议和责任追究结果情况”?）|&(?:nbsp|lt|gt|amp|quot);|</?(?:p|br|span|div|strong|b)\b[^>]{0,100}>|\uFFFD|[\u200B-\u200D\u2060\uFEFF\u00AD]",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    )]
    private static partial Regex Residue();
}

using System.Text.RegularExpressions;
using Disclosure.Form;

namespace Disclosure.Narrative.Domain.Checks;

/// <summary>text.residue: what editors and templates leave behind.</summary>
internal sealed partial class ResidueCheck : ITextCheck
{
    public IEnumerable<Finding> Find(ProseDraft draft) => draft.Lines.SelectMany(Residues);

    // Characters that nearly every remnant has.
    private const string Marks = "[{XxＸｘ×□▢○＊_＿*【&<\uFFFD\u200B\u200C\u200D\u2060\uFEFF\u00AD«‹$＄#〓?？";

    // The others begin with one of these.
    private static readonly string[] s_words =
    [
        "错误！",
        "错误!",
        "Error!",
        "某某",
        "（此处",
        "（待",
        "（请",
        "（自行",
        "(待",
        "(请",
        "待补充",
        "待填写",
        "此处填写",
        "TODO",
        "TBD",
        "略）",
        "略)",
        "略。",
        "：略",
        "单击",
        "点击此处",
        "点击这里",
        "点击输入",
        "点击或",
        "%s",
        "%d",
        "NaN",
        "undefined",
        "null",
        "含工作考核",
        "含“工作考核",
        "此处省略",
        "某年某月",
        "（）",
        "（ ",
        "…件",
        "…条",
        "…次",
        "…份",
        "…个",
        "…项",
    ];

    private static readonly NameIndex s_index = new(s_words, shortest: 2);

    // For every character whether it is one of the marks: the text is scanned once.
    private static readonly bool[] s_isMark =
    [
        .. Enumerable.Range(0, char.MaxValue + 1).Select(c => Marks.Contains((char)c, StringComparison.Ordinal)),
    ];

    // Most lines have none.
    // A table look-up a character: the expression below runs on lines that may match alone.
    private static bool MayHave(string text)
    {
        foreach (var c in text)
        {
            if (s_isMark[c])
            {
                return true;
            }
        }

        return text == "略" || s_index.Find(text).Any();
    }

    // Placeholders, field codes, markup and invisible characters.
    private static IEnumerable<Finding> Residues(TextLine line) =>
        !MayHave(line.Text)
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

    // Editor marks; field codes; 错误！未找到引用源; XX and 某某; boxes and lines to fill in; notes in brackets; HTML; fields of mail
    // merge and of spreadsheets; prompts of content controls; a section that says 略.
    [GeneratedRegex(
        @"\[(?:bookmark|image|图片|图|表|附件|表格)(?:[:：][^\]]{0,200})?\]|\{\s*(?:HYPERLINK|PAGE|REF|TOC|DATE|MERGEFIELD)[^}]{0,300}\}"
            + @"|错误[!！]\s*(?:未(?:找到引用源|定义书签|指定(?:书签|开关))|引用源?未找到|文档中没有指定样式的文字)[。.]?|Error!\s*Reference source not found\.?"
            + @"|(?<![A-Za-zＸ])[XxＸ×]{2,}(?![A-Za-z])|(?<![A-Za-z0-9])[XxＸ×](?=[年月日件条份元个项次])|(?<!某)某某(?=[市县区镇乡局委厅办院公单机村社街省])|[□▢〓]+|○{2,}|＊{2,}|(?:（\s*）|…{1,2})(?=[件条次份个项])|\[(?:待|请|此处)[^\]\n]{0,20}\]|【\s*】|此处省略|某年某月(?:某日)?|_{3,}|＿{2,}|\*{3,}"
            + @"|【[^】]{0,20}(?:填写|待补|示例|待核|核实|待定|请|此处|插入|补充|修改|删除)[^】]{0,20}】|[（(][^）)]{0,12}(?:此处|待补充|待填写|自行填写|待核实|请核实|待定|请补充|待完善|请填写)[^）)]{0,20}[）)]|待补充|待填写|此处填写|TODO|TBD"
            + @"|[（(]略[）)]|(?<=[：:])略(?=[。；，]|$)|^\s*(?:此处)?略[。.]?\s*$|(?:单击|点击|单击或点击|点击或单击)(?:此处|这里)?(?:输入|添加|编辑|插入|选择)(?:文字|文本|标题|内容|日期|图片)?"
            + @"|[«‹][^»›\n]{0,40}[»›]|[$＄]\{[^}\n]{0,60}\}|%[sd](?![A-Za-z])|#(?:REF!|N/A|VALUE!|DIV/0!|NAME\?|NUM!|NULL!)|#{3,}|(?<![A-Za-z])(?:NaN|undefined|null)(?![A-Za-z])|[?？]{2,}(?=[年月日件条份元个项次，。；、])"
            + @"|（含“?工作考核、社会评议和责任追究结果情况”?）|&(?:nbsp|lt|gt|amp|quot|ldquo|rdquo|mdash|hellip|middot|emsp|ensp|#[0-9]{2,5});|</?(?:p|br|span|div|strong|b|o:p|td|tr|table|font|img)\b[^>]{0,100}>|\uFFFD|[\u200B-\u200D\u2060\uFEFF\u00AD]",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Residue();
}

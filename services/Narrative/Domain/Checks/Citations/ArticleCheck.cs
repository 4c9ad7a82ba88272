using System.Text.RegularExpressions;
using Disclosure.Form;
using Disclosure.Form.References;

namespace Disclosure.Narrative.Domain.Checks.Citations;

/// <summary>
/// text.citation: articles of 政府信息公开条例. It has 56 (as revised in 2019); annual reports are due under articles 49 and 50.
/// </summary>
internal sealed partial class ArticleCheck : ITextCheck
{
    // 条例 in force since 15 May 2019 (国务院令第711号).
    private const int LastArticle = 56;
    private const string OfReports = "第五十条";

    // Whose report is due, and what it contains.
    private static readonly int[] s_ofReports = [49, 50];

    public IEnumerable<Finding> Find(ProseDraft draft)
    {
        foreach (var line in draft.Lines)
        {
            if (!line.Text.Contains("条例》", StringComparison.Ordinal))
            {
                continue;
            }

            var isBasis = draft.RoleOf(line.Section) == SectionRole.Preamble;
            foreach (var cited in Articles().Matches(line.Text).SelectMany(m => m.Groups["article"].Captures))
            {
                var number = NumberOf(cited.Value.Trim('第', '条'));
                if (number > LastArticle || (isBasis && number > 0 && !s_ofReports.Contains(number)))
                {
                    yield return line.Warn(
                        "text.citation",
                        cited.Index,
                        cited.Index + cited.Length,
                        number > LastArticle
                            ? $"《政府信息公开条例》共 {LastArticle} 条，没有“{cited.Value}”，请核对。"
                            : $"年度报告的依据是《政府信息公开条例》第四十九条、第五十条，“{cited.Value}”有误，请改为“{OfReports}”。",
                        isBasis ? OfReports : ""
                    );
                }
            }
        }
    }

    // 0 where it is no numeral.
    private static int NumberOf(string text) =>
        int.TryParse(text, out var digits) ? digits
        : ChineseNumeral.TryParse(text, out var number) ? (int)Math.Min(number, int.MaxValue)
        : 0;

    // The articles after 条例》.
    [GeneratedRegex(
        @"条例》(?:（[^（）]{0,40}）)?[^。；《》（]{0,16}?(?<article>第(?:[0-9]{1,3}|[一二三四五六七八九十百零]{1,6})条)(?:[、，和及与]{1,2}(?<article>第(?:[0-9]{1,3}|[一二三四五六七八九十百零]{1,6})条)){0,8}",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Articles();
}

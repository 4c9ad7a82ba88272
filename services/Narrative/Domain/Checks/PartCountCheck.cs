using System.Text.RegularExpressions;
using Disclosure.Form;
using Disclosure.Form.References;

namespace Disclosure.Narrative.Domain.Checks;

/// <summary>text.numbering: a preamble that announces six parts and lists five.</summary>
internal sealed partial class PartCountCheck : ITextCheck
{
    // A list of parts is announced in the preamble alone, and has at least so many.
    private const int FewestParts = 3;

    public IEnumerable<Finding> Find(ProseDraft draft)
    {
        foreach (var line in draft.Lines.Where(l => draft.RoleOf(l.Section) == SectionRole.Preamble))
        {
            foreach (Match match in Announced().Matches(line.Text))
            {
                var count = match.Groups["count"];
                var listed = CountParts(match.Groups["list"].Value, draft.Form);
                var stated = NumberOf(count.Value);
                if (listed >= FewestParts && stated > 0 && stated != listed)
                {
                    var right = ChineseNumeral.Format(listed);
                    var end = count.Index + count.Length;
                    var unit = line.Text[end..].StartsWith('个') ? 3 : 2;
                    yield return line.Warn(
                        "text.numbering",
                        count.Index,
                        Math.Min(end + unit, line.Text.Length),
                        $"前言写的是“{line.Text[count.Index..Math.Min(end + unit, line.Text.Length)]}”，实际列出 {listed} 个，请改为“{right}”或补全所列部分。",
                        right + line.Text[end..Math.Min(end + unit, line.Text.Length)]
                    );
                }
            }
        }
    }

    // Headings of the form count as one each, whatever marks they hold.
    private static int CountParts(string list, Edition form)
    {
        foreach (
            var heading in form.Sections.SelectMany(s => s.Aliases.Prepend(s.Heading)).OrderByDescending(h => h.Length)
        )
        {
            if (heading.Length > 0)
            {
                list = list.Replace(heading, "部", StringComparison.Ordinal);
            }
        }

        // 行政复议和行政诉讼情况 in words of one's own is one part too.
        list = WithinPart().Replace(list, "$1$2");
        return list.Split(['、', '，', '；', ',', ';', '。', '和', '及', '以'], StringSplitOptions.RemoveEmptyEntries)
            .Count(p => p.Any(char.IsLetter));
    }

    // 0 where it is no numeral.
    private static int NumberOf(string text) =>
        int.TryParse(text, out var digits) ? digits
        : ChineseNumeral.TryParse(text == "两" ? "二" : text, out var number) ? (int)number
        : 0;

    // 由甲、乙、丙等六个部分组成; 共分六个部分：甲、乙、丙.
    [GeneratedRegex(
        @"(?:由|包括|包含|分为|涵盖|分别为|分别是|内容为|[：:])(?<list>[^。：；]{10,300}?)(?:等|共|共计|，)?(?<count>[一二三四五六七八九十两]|[0-9]{1,2})\s*个?(?:部分|方面)|(?<count>[一二三四五六七八九十两]|[0-9]{1,2})\s*个?(?:部分|方面)(?:的?内容)?(?:组成)?[：:，](?:分别是|分别为|即|包括|依次为)?(?<list>[^。]{10,300})",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Announced();

    // Two nouns that one heading joins.
    [GeneratedRegex(
        "(收到|复议|问题|申请|存在的主要问题|存在问题|不足)(?:和|及|与|、|以及)(处理|行政诉讼|诉讼|提起行政诉讼|被提起行政诉讼|改进|下一步|整改|办理)",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex WithinPart();
}

using System.Text.RegularExpressions;
using Disclosure.Form;

namespace Disclosure.Narrative.Domain.Checks;

/// <summary>
/// text.missing_part: what a preamble says beside whom to ask: the basis of the report (条例 and the notice of the form), its period, and
/// where it can be read. One that is absent altogether is found once.
/// </summary>
internal sealed partial class PreambleCheck : ITextCheck
{
    private const string Code = "text.missing_part";

    // Of basis, period, place and contact: with fewer it is no introduction of the report.
    private const int FewestParts = 2;

    public IEnumerable<Finding> Find(ProseDraft draft)
    {
        var preamble = draft.All.FirstOrDefault(s => draft.RoleOf(s.Name) == SectionRole.Preamble);
        if (preamble is null || preamble.Blocks.Count == 0 || !draft.Form.Covers(draft.Year))
        {
            return [];
        }

        var text = preamble.Text;
        (bool IsThere, Severity Severity, string What, string Example)[] parts =
        [
            (
                text.Contains("条例", StringComparison.Ordinal),
                Severity.Warning,
                "编制依据",
                $"根据《中华人民共和国政府信息公开条例》和{draft.Form.Notice}文件的要求编制"
            ),
            (
                Period().IsMatch(text),
                Severity.Warning,
                "统计期限",
                $"统计期限自{draft.Year}年1月1日起至{draft.Year}年12月31日止"
            ),
            (Place().IsMatch(text), Severity.Note, "年报在哪里查阅", "本报告电子版可在本级政府门户网站下载"),
        ];
        // Of a preamble that hardly says anything, what it lacks is only noted.
        var isWritten = parts.Count(p => p.IsThere) + (Contact().IsMatch(text) ? 1 : 0) >= FewestParts;
        return parts
            .Where(p => !p.IsThere)
            .Select(p => new Finding(
                Code,
                isWritten ? p.Severity : Severity.Note,
                $"前言没有写明{p.What}，请补写，如“{p.Example}”。"
            )
            {
                Section = preamble.Name,
                Expected = p.What,
            });
    }

    // Two days, in whichever numerals, or the whole year.
    [GeneratedRegex(
        @"期限|时限|统计周期|时间范围|统计时间|截至|截止|1\s*月\s*1\s*日|１\s*月\s*１\s*日|一月一日|年度(?:数据|内)",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Period();

    [GeneratedRegex("联系|电话|地址", RegexOptions.CultureInvariant)]
    private static partial Regex Contact();

    [GeneratedRegex(
        "网站|网址|下载|查阅|查询|公众号|http|www|\\.gov\\.cn|专栏|登录|公布于",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Place();
}

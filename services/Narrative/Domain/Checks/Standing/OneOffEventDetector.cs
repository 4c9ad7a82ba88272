using System.Text.RegularExpressions;

namespace Disclosure.Narrative.Domain.Checks.Standing;

/// <summary>Detects sentences about what happened in one year only.</summary>
internal static partial class OneOffEventDetector
{
    /// <summary>Why a person must rewrite the sentence; null where it may stay.</summary>
    public static string? ReasonFor(string sentence) =>
        Period().IsMatch(sentence) ? null
        : Day().IsMatch(sentence) ? "写有具体日期，是上年的一次性事项"
        : Event().Match(sentence) is { Success: true } match ? $"“{match.Value}”像是上年的一次性事项"
        : Number().Match(sentence) is { Success: true } number ? $"“{number.Value}”是上年的数，表格中没有对应的单元格"
        : null;

    // The period of the report is not an event.
    [GeneratedRegex("统计期限|统计时限|1月1日", RegexOptions.CultureInvariant)]
    private static partial Regex Period();

    // A date within the year.
    [GeneratedRegex(@"[0-9]{1,2}\s*月(?:\s*[0-9]{1,2}\s*日|份|底|初|中旬|上旬|下旬)", RegexOptions.CultureInvariant)]
    private static partial Regex Day();

    // Words for what happens once.
    [GeneratedRegex(
        "首次|首个|首家|率先|揭牌|挂牌|荣获|获评|获得.{0,10}(?:称号|表彰|奖)|表彰|换届|机构改革|疫情|改版|上线|启用|迁移|新建成|建成|成立|召开.{0,20}(?:大会|会议|发布会)|举办.{0,20}(?:活动|培训班|论坛)|试点|创建|验收|主题教育",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Event();

    // A count that no reference has replaced.
    [GeneratedRegex(
        @"(?<![0-9第〔])[0-9][0-9,.]*\s*(?:余|多)?\s*(?:万|亿)?(?:件|宗|起|条|份|篇|期|次|场|项|人次|个|家|人|元|万元|%|％)",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Number();
}

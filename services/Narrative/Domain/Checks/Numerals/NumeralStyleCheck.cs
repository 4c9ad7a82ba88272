using System.Text.RegularExpressions;
using Disclosure.Form;

namespace Disclosure.Narrative.Domain.Checks.Numerals;

/// <summary>
/// text.number_format by GB/T 15835: full-width digits, Arabic and Chinese numerals mixed in one number, 近100余 that says twice that
/// it is not exact, and a decrease by 倍.
/// </summary>
internal sealed partial class NumeralStyleCheck : ITextCheck
{
    public IEnumerable<Finding> Find(ProseDraft draft) => draft.Lines.SelectMany(FindIn);

    private static IEnumerable<Finding> FindIn(TextLine line)
    {
        var first = line.Text.AsSpan().IndexOfAnyInRange('０', '９');
        if (first >= 0)
        {
            yield return OfFullWidth(line, first);
        }

        foreach (var finding in line.Text.AsSpan().ContainsAnyInRange('0', '9') ? OfArabic(line) : [])
        {
            yield return finding;
        }

        foreach (Match match in Has(line, '二') ? TwoBeforeMeasure().Matches(line.Text).ToArray() : [])
        {
            yield return CreateFinding(line, match, "量词前用“两”", "两");
        }

        foreach (Match match in Has(line, '倍') ? Times().Matches(line.Text).ToArray() : [])
        {
            yield return CreateFinding(line, match, "减少不能用“倍”表示，请改用百分比或分数", "");
        }
    }

    private static bool Has(TextLine line, char c) => line.Text.Contains(c, StringComparison.Ordinal);

    // Both need a digit; most lines have none.
    private static IEnumerable<Finding> OfArabic(TextLine line)
    {
        foreach (Match match in Mixed().Matches(line.Text))
        {
            yield return CreateFinding(
                line,
                match,
                "阿拉伯数字与汉字数字混用，请统一写法",
                MixedNumeral.ToArabic(match.Value)
            );
        }

        foreach (Match match in TwiceVague().Matches(line.Text))
        {
            var vague = match.Groups["before"].Value;
            yield return CreateFinding(
                line,
                match,
                $"“{vague}”与“{match.Groups["after"].Value}”都表示约数，请保留一个",
                match.Value[vague.Length..].TrimStart()
            );
        }
    }

    // From the first to the last digit, so that one replacement mends the paragraph.
    private static Finding OfFullWidth(TextLine line, int first)
    {
        var end = line.Text.AsSpan().LastIndexOfAnyInRange('０', '９') + 1;
        var shown = first;
        while (shown < end && FullWidth.IsDigit(line.Text[shown]))
        {
            shown++;
        }

        return line.Warn(
            "text.number_format",
            first,
            end,
            $"“{line.SentenceAt(first)}”中有全角数字“{line.Text[first..shown]}”，请改为半角数字“{FullWidth.ToAscii(line.Text[first..shown])}”。",
            FullWidth.ToAscii(line.Text[first..end])
        );
    }

    private static Finding CreateFinding(TextLine line, Match match, string problem, string replacement) =>
        line.Warn(
            "text.number_format",
            match.Index,
            match.Index + match.Length,
            $"“{line.SentenceAt(match.Index)}”中的“{match.Value}”：{problem}{(replacement.Length > 0 ? $"，如“{replacement}”" : "")}。",
            replacement
        );

    // 3千5百, 2百余, 百分之20, 二0二三年, 5月三日; 5千克 and 20百分点 are units, and 3万5千 is mixed too.
    [GeneratedRegex(
        @"(?<![0-9.])[0-9]+(?:\.[0-9]+)?[万千百十][0-9]+[千百十](?:[0-9]+)?|(?<![0-9.第])[0-9]+[百千](?![0-9克米瓦家分货户姿里卡帕字页元年人])|百分之[0-9]+(?:\.[0-9]+)?|[一二三四五六七八九][0O]二[0-9一二三四五六七八九](?=年)|(?<![0-9])[0-9]{1,2}月[一二三四五六七八九十]{1,3}日|[一二三四五六七八九两][千百万][0-9]+[百十]?",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Mixed();

    // 近100余, 约30多, 超过50余; 最近 and 附近 are other words.
    [GeneratedRegex(
        @"(?<before>(?<![最附远邻将接亲])近|将近|接近|(?<![条公契合制预违签])约|大约|超过|逾)\s*[0-9][0-9,.]*\s*[万亿]?\s*(?:(?<after>余|多)(?!少|数|次|元化|样)|(?:件|条|次|人次|项|个|篇|万元|元|人|%|％)(?<after>左右|上下|以上))|(?<before>余)(?:件|条|次|人次|项|个|份|篇|人)?(?<after>左右|上下)",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex TwiceVague();

    // 二件; 十二件, 第二项, 二项式 and 一、二项 are right.
    [GeneratedRegex(
        "(?<![〇零一二三四五六七八九十百千万第之、，其约初年月])二(?=[件条份宗起](?!套|目|例|来))",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex TwoBeforeMeasure();

    // 下降2倍.
    [GeneratedRegex(
        @"(?:下降|减少|降低|缩减|缩短|减小|下滑|压减|压缩)(?:了|约|近|至)?\s*(?:[0-9]+(?:\.[0-9]+)?|[一二两三四五六七八九十]+)\s*倍",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Times();
}

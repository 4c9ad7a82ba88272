using System.Text.RegularExpressions;
using Disclosure.Form;

namespace Disclosure.Narrative.Domain.Checks;

/// <summary>
/// text.wrong_year: each year by its role. The period and the title are the report's year; in the body last year may be
/// compared with and next year planned for, but a sentence that reports on another year was copied.
/// </summary>
internal sealed partial class YearCheck : ITextCheck
{
    public IEnumerable<Finding> Find(ProseDraft draft) =>
        draft.Year == 0 ? [] : OfTitle(draft).Concat(draft.Lines.SelectMany(l => OfLine(l, draft)));

    // The first year in the title is the report's.
    private static IEnumerable<Finding> OfTitle(ProseDraft draft)
    {
        var match = Year().Match(draft.Title);
        if (match.Success && NumberOf(match) != draft.Year)
        {
            yield return new(
                "text.wrong_year",
                Severity.Error,
                $"标题“{draft.Title}”写的是{match.Groups[1].Value}年，这份年报是{draft.Year}年度的，请核对文件是否选错，或改正标题。"
            )
            {
                Expected = $"{draft.Year}",
                Actual = match.Groups[1].Value,
            };
        }
    }

    // The years of the reporting period are judged as such, all others as part of the body.
    private static IEnumerable<Finding> OfLine(TextLine line, ProseDraft draft)
    {
        var (year, role) = (draft.Year, draft.RoleOf(line.Section));
        // The quick question first: most lines name no year.
        if (!line.Text.Contains('年', StringComparison.Ordinal))
        {
            return [];
        }

        // Years in Chinese or full-width digits are read as others; each character keeps its place.
        var text = YearDigits.ToAscii(line.Text);
        var period = Period().Match(text);
        return period.Success
            ? OfPeriod(line, period, year)
                .Concat(OfBody(line, text, role, year, period.Index, period.Index + period.Length))
            : OfBody(line, text, role, year, -1, -1);
    }

    // Both years must be the report year, and the days those of a whole year.
    private static IEnumerable<Finding> OfPeriod(TextLine line, Match period, int year)
    {
        foreach (Match date in PeriodDate().Matches(period.Value))
        {
            var at = period.Index + date.Groups[1].Index;
            if (int.Parse(date.Groups[1].ValueSpan) != year)
            {
                yield return Wrong(
                    line,
                    at,
                    date.Groups[1],
                    year,
                    Severity.Error,
                    $"统计期限应为{year}年1月1日至{year}年12月31日"
                );
            }
        }

        var days = Day()
            .Matches(period.Value)
            .Select(m => $"{YearDigits.NumberOf(m.Groups[1].Value)}.{YearDigits.NumberOf(m.Groups[2].Value)}")
            .ToArray();
        // Both ends are needed: a period with one day is told by its years alone.
        if (days.Length == 2 && days is not ["1.1", "12.31"])
        {
            yield return new(
                "text.wrong_year",
                Severity.Error,
                $"统计期限写作“{period.Value.Trim()}”，应为{year}年1月1日至{year}年12月31日。"
            )
            {
                Section = line.Section,
                Span = line.SpanOf(period.Index, period.Index + period.Length),
                Expected = $"{year}年1月1日至{year}年12月31日",
                Actual = period.Value,
                Replacement = WholeYear()
                    .Replace(period.Value, m => $"{year}年1月1日{m.Groups["between"].Value}{year}年12月31日"),
            };
        }
    }

    // The span of the period is skipped.
    private static IEnumerable<Finding> OfBody(TextLine line, string text, SectionRole role, int year, int from, int to)
    {
        foreach (Match match in Year().Matches(text))
        {
            if (match.Index >= from && match.Index < to)
            {
                continue;
            }

            var group = match.Groups[1];
            if (group.Length > 4)
            {
                yield return Wrong(line, group.Index, group, year, Severity.Warning, "年份的位数不对");
            }
            else if (
                int.Parse(group.ValueSpan) is var other
                && other != year
                && IsReportedOn(text, role, match, other, year)
            )
            {
                yield return Wrong(
                    line,
                    group.Index,
                    group,
                    year,
                    Severity.Warning,
                    $"这份年报是{year}年度的，此句像是照抄了{other}年的文字"
                );
            }
        }
    }

    // The replacement is the report year, as that is nearly always what is meant.
    private static Finding Wrong(TextLine line, int at, Group found, int year, Severity severity, string why) =>
        new(
            "text.wrong_year",
            severity,
            $"“{line.SentenceAt(at)}”中的“{found.Value}年”有误：{why}，请改为{year}年或核实。"
        )
        {
            Section = line.Section,
            Span = line.SpanOf(at, at + found.Length),
            Expected = $"{year}",
            Actual = line.Text.Substring(at, found.Length),
            Replacement = $"{year}",
        };

    // The year opens a statement of what was done, and nothing in the sentence compares, cites, plans or carries over.
    private static bool IsReportedOn(string text, SectionRole role, Match match, int other, int year)
    {
        // The words are looked for in the sentence of the year and nowhere else.
        var sentence = SentenceAround(text, match.Index, out var at);
        var after = sentence.AsSpan(at + match.Length);
        if (ReportTitle().IsMatch(sentence.AsSpan(at)))
        {
            return role == SectionRole.Preamble;
        }

        if (other > year)
        {
            return role != SectionRole.Problems
                && !Planned().IsMatch(sentence)
                && Opens(sentence, at)
                && Done().IsMatch(after);
        }

        return !Compared().IsMatch(sentence)
            && !sentence.Contains($"{year}年", StringComparison.Ordinal)
            && Opens(sentence, at)
            && Done().IsMatch(after);
    }

    // At most 120 characters on each side.
    private static string SentenceAround(string text, int index, out int at)
    {
        const int Around = 120;
        var first = Math.Max(0, index - Around);
        var last = Math.Min(text.Length, index + Around);
        var stop = text.AsSpan(first, index - first).LastIndexOfAny("。！？");
        var from = first + stop + 1;
        var end = text.AsSpan(index, last - index).IndexOfAny("。！？") is >= 0 and var length ? index + length : last;
        at = index - from;
        return text[from..end];
    }

    // The year opens a phrase, but for prepositions.
    private static bool Opens(string sentence, int at)
    {
        var before = sentence.AsSpan(0, at).TrimEnd("在于截至止到底 自从");
        return before.IsEmpty || before[^1] is '，' or '；' or '：' or '、' or '）' or '.' or '是' or ' ' or '　';
    }

    // 0 where the year has too many digits.
    private static int NumberOf(Match match) => match.Groups[1].Length == 4 ? int.Parse(match.Groups[1].ValueSpan) : 0;

    // A year of the last or this century, also with a digit too many; notice numbers are left out.
    [GeneratedRegex(@"((?:19|20)(?<![0-9〔\[第](?:19|20))[0-9]{2,4})\s*年", RegexOptions.CultureInvariant)]
    private static partial Regex Year();

    // 统计期限自…年1月1日起至…年12月31日 and its wordings.
    [GeneratedRegex(
        @"(?:统计期限|统计时限|统计周期|统计区间|统计口径|数据期限|报告期限|报告期|统计时间|时间范围|期限|时限|时段)[^。；\n]{0,12}?(?:19|20)[0-9]{2}\s*年[^。；\n]{0,30}?[至到—－-]\s*(?:(?:19|20)[0-9]{2}\s*年)?\s*(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})\s*月\s*(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})\s*日",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Period();

    // From the first day to the last, with the words between them.
    [GeneratedRegex(
        @"(?:19|20)[0-9]{2}\s*年.*?日(?<between>[^0-9]{1,8}?)(?:(?:19|20)[0-9]{2}\s*年)?\s*[0-9一二三四五六七八九十]{1,3}\s*月.*?日",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex WholeYear();

    // The years within the period.
    [GeneratedRegex(@"((?:19|20)[0-9]{2})\s*年", RegexOptions.CultureInvariant)]
    private static partial Regex PeriodDate();

    // The days within the period.
    [GeneratedRegex(
        @"([0-9]{1,2}|[一二三四五六七八九十]{1,3})\s*月\s*([0-9]{1,2}|[一二三四五六七八九十]{1,3})\s*日",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Day();

    // The title of a report cites its year.
    [GeneratedRegex(
        @"^(?:19|20)[0-9]{2}\s*年度?(?:的)?政府信息公开(?:工作)?年度?(?:工作)?报告",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex ReportTitle();

    // Words that compare, cite or carry over: another year is then meant.
    [GeneratedRegex(
        @"同比|较|比|上年|去年|结转|以来|相比|与.{0,6}年|至|—|－|增长|下降|减少|印发|修订|发布|出台|施行|实施|年度报告|年报|成立|签订|制定的|遗留|公布|颁布|号文|文件|会议",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Compared();

    // Words for what is still to come.
    [GeneratedRegex(
        @"将|计划|下一步|下步|今后|来年|拟|力争|预计|要|继续|结转|顺延|转|答复|办理|公布|发布|公开|之前|底前|截至|截止|至|元月|[1-3]月",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Planned();

    // Words for what was done, shortly after the year.
    [GeneratedRegex(
        @"^度?(?:以来|全年|，|,|里|内|间)?\s*[^。]{0,20}?(?:我|本|全|共|累计|收到|受理|主动公开|认真|坚持|严格|深入|贯彻|落实|制发|制定|未|无|开展|组织|公开|完善|加强|推进|办理)",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Done();
}

using System.Text.RegularExpressions;
using Disclosure.Form;

namespace Disclosure.Narrative.Domain.Checks;

/// <summary>text.date: days and months that no calendar has.</summary>
internal sealed partial class DateCheck : ITextCheck
{
    // Of a day without a year: any year may be meant.
    private const int LeapYear = 2024;

    public IEnumerable<Finding> Find(ProseDraft draft)
    {
        foreach (var line in draft.Lines)
        {
            if (!line.Text.Contains('月', StringComparison.Ordinal))
            {
                continue;
            }

            foreach (Match match in Day().Matches(Numerals.FullWidth.ToAscii(line.Text)))
            {
                var year = match.Groups["year"].Success ? int.Parse(match.Groups["year"].ValueSpan) : LeapYear;
                var month = int.Parse(match.Groups["month"].ValueSpan);
                var day = match.Groups["day"].Success ? int.Parse(match.Groups["day"].ValueSpan) : 1;
                if (month is < 1 or > 12)
                {
                    yield return CreateFinding(line, match, "没有这个月份");
                }
                else if (day < 1 || day > DateTime.DaysInMonth(year, month))
                {
                    yield return CreateFinding(line, match, $"{month}月只有 {DateTime.DaysInMonth(year, month)} 天");
                }
            }
        }
    }

    private static Finding CreateFinding(TextLine line, Match match, string why) =>
        line.Warn(
            "text.date",
            match.Index,
            match.Index + match.Length,
            $"“{line.SentenceAt(match.Index)}”中的“{line.Text.Substring(match.Index, match.Length)}”不存在：{why}，请核对日期。",
            ""
        );

    // 2023年2月29日, 6月31日, 13月; 12个月 is a time and 3月份 a month.
    [GeneratedRegex(
        @"(?:(?<year>(?:19|20)[0-9]{2})\s*年\s*)?(?<![0-9.])(?<month>[0-9]{1,2})\s*月(?:\s*(?<day>[0-9]{1,2})\s*日)?",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Day();
}

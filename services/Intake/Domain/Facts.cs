using System.Text.RegularExpressions;

namespace Disclosure.Intake.Domain;

/// <summary>How to reach the office; empty where it is not said.</summary>
internal sealed record ContactFacts(string Address, string Postcode, string Telephone, string Email);

/// <summary>What the title and the preamble say of the report.</summary>
internal static partial class Facts
{
    private const string ChineseDigits = "〇一二三四五六七八九";

    /// <summary>A title's words without layout.</summary>
    public static string Title(string text) =>
        LeadIn().Replace(Spaces().Replace(text.Trim('#', ' ', '　', '*'), ""), "");

    public static bool IsTitle(string text) =>
        text.Contains("年度报告", StringComparison.Ordinal)
        || text.Contains("年度報告", StringComparison.Ordinal)
        || text.Contains("公开年报", StringComparison.Ordinal);

    /// <summary>The year reported on: the title's, else the period's; 0 where neither says.</summary>
    public static int Year(string title, string preamble)
    {
        foreach (var text in new[] { title, Spaces().Replace(preamble, "") })
        {
            var match = YearWords().Match(Glyphs.Narrow(text));
            if (match.Success)
            {
                return ToYear(match.Groups["y"].Value);
            }
        }

        return 0;
    }

    /// <summary>The office: the fuller of what the title and the contact say.</summary>
    public static string Agency(string title, string preamble)
    {
        var named = TitleAgency(title);
        var text = Spaces().Replace(preamble, "");
        foreach (Match match in ContactAgency().Matches(text))
        {
            var reached = match.Groups["a"].Value;
            if (named.Length > 0 && !reached.Contains(named, StringComparison.Ordinal))
            {
                continue;
            }

            // 某某区人民政府办公室 answers the telephone for 某某区人民政府.
            return named.Length > 0 && reached.EndsWith(named + "办公室", StringComparison.Ordinal)
                ? reached[..^3]
                : reached;
        }

        return named;
    }

    public static ContactFacts Contact(string preamble)
    {
        var text = Glyphs.Narrow(Spaces().Replace(preamble, ""));
        return new(Of(Address(), text), Of(Postcode(), text), Of(Telephone(), text), Of(Email(), text));

        static string Of(Regex pattern, string text) =>
            pattern.Match(text) is { Success: true } match ? match.Groups["v"].Value.Trim() : "";
    }

    private static string TitleAgency(string title)
    {
        var match = TitleWords().Match(Glyphs.Narrow(title));
        return !match.Success ? ""
            : match.Groups["before"].Length > 1 ? match.Groups["before"].Value
            : match.Groups["after"].Value;
    }

    private static int ToYear(string text) =>
        int.TryParse(text, out var year)
            ? year
            : text.Aggregate(
                0,
                (sum, c) => (sum * 10) + Math.Max(0, ChineseDigits.IndexOf(c is '零' or '○' or 'О' or 'Ｏ' ? '〇' : c))
            );

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Spaces();

    [GeneratedRegex(@"^(?:Page\d+-|正文)+", RegexOptions.CultureInvariant)]
    private static partial Regex LeadIn();

    [GeneratedRegex(@"(?<y>20[0-9]{2}|二[〇○零О0][一二三四五六七八九〇○零]{2})年", RegexOptions.CultureInvariant)]
    private static partial Regex YearWords();

    [GeneratedRegex(
        @"^(?<before>.*?)(?:(?:20[0-9]{2}|二[〇○零]..)年?(?:度)?)?(?<after>.*?)(?:(?:20[0-9]{2})年度?)?政府信息公开",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex TitleWords();

    [GeneratedRegex(
        @"(?:请与|请联系|联系单位[:：]|请向|请径与|与)(?<a>[^，。；,;（(：:、“”]{4,40}?(?:政府办公室|人民政府|办事处|委员会|管委会|办公室|局|厅|部|政府|镇|乡))(?=联系|[，。；,;（(、]|$|反映|咨询)",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex ContactAgency();

    [GeneratedRegex(@"地址[:：]?(?<v>[^，。；,;（）()：:]{4,80})", RegexOptions.CultureInvariant)]
    private static partial Regex Address();

    [GeneratedRegex(@"(?:邮编|邮政编码)[:：]?(?<v>[0-9]{6})", RegexOptions.CultureInvariant)]
    private static partial Regex Postcode();

    [GeneratedRegex(@"电话[:：]?(?<v>[0-9(][0-9()\-—–－]{5,24}[0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex Telephone();

    [GeneratedRegex(
        @"(?<v>[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9.-]{1,100}\.[A-Za-z]{2,10})",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Email();
}

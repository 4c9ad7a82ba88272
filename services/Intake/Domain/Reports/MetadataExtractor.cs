using System.Text.RegularExpressions;
using Disclosure.Intake.Domain.Wording;

namespace Disclosure.Intake.Domain.Reports;

/// <summary>Extracts title, year, agency and contact from the title and the preamble of a report.</summary>
internal static partial class MetadataExtractor
{
    private const string ChineseDigits = "〇一二三四五六七八九";

    /// <summary>The words of a title without white space, quotation marks and labels in front of it.</summary>
    public static string CleanTitle(string text) =>
        LeadIn().Replace(Spaces().Replace(text.Trim('#', ' ', '　', '*', '《', '》'), ""), "");

    /// <summary>
    /// Whether a line without white space is the title of a report, and not a sentence that mentions one.
    /// </summary>
    public static bool IsTitle(string title) => TitleForm().IsMatch(CharacterNormalizer.ToSimplified(title));

    /// <summary>Whether a line of a title is the year in brackets alone.</summary>
    public static bool IsYear(string words) => BracketedYear().IsMatch(CharacterNormalizer.ToHalfWidth(words));

    /// <summary>
    /// The year of the title, else of the period, else the one that a sentence opens with; 0 where none is said.
    /// </summary>
    public static int FindYear(string title, string opening)
    {
        var text = CharacterNormalizer.ToHalfWidth(Spaces().Replace(opening, ""));
        foreach (
            var match in new[]
            {
                YearWords().Match(CharacterNormalizer.ToHalfWidth(title)),
                Period().Match(text),
                YearEnd().Match(text),
                Opens().Match(text),
            }
        )
        {
            if (match.Success)
            {
                return ToYear(match.Groups["y"].Value);
            }
        }

        return 0;
    }

    /// <summary>
    /// The agency: the longer of the names in the title and in the contact line. Empty where neither has one.
    /// </summary>
    public static string FindAgency(string title, string preamble)
    {
        var named = TitleAgency(title);
        var text = CharacterNormalizer.ToSimplified(Spaces().Replace(preamble, ""));
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

    /// <summary>The contact in a preamble, which may be letter-spaced or broken over lines.</summary>
    public static ContactDetails FindContact(string preamble)
    {
        var text = CharacterNormalizer.ToHalfWidth(Spaces().Replace(preamble, ""));
        return new(Find(Address(), text), Find(Postcode(), text), Find(Telephone(), text), Find(Email(), text));

        static string Find(Regex pattern, string text) =>
            pattern.Match(text) is { Success: true } match ? match.Groups["v"].Value.Trim() : "";
    }

    // 2024年度某某局政府信息公开…, 某某局2024年政府信息公开…, 某某局政府信息公开…(2024年度)
    private static string TitleAgency(string title)
    {
        var match = TitleWords().Match(CharacterNormalizer.ToHalfWidth(title));
        var named = match.Groups["before"].Length > 1 ? match.Groups["before"].Value : match.Groups["after"].Value;
        return named.EndsWith("关于", StringComparison.Ordinal) ? named[..^2] : named;
    }

    // In Arabic or Chinese digits; agencies also type circles and Cyrillic letters for zero.
    private static int ToYear(string text) =>
        int.TryParse(text, out var year)
            ? year
            : text.Aggregate(
                0,
                (sum, c) => (sum * 10) + Math.Max(0, ChineseDigits.IndexOf(c is '零' or '○' or 'О' or 'Ｏ' ? '〇' : c))
            );

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Spaces();

    [GeneratedRegex(@"^(?:Page\d+-|正文|标题[:：])+", RegexOptions.CultureInvariant)]
    private static partial Regex LeadIn();

    [GeneratedRegex(
        @"^[^。；]{0,60}(?:(?:政府)?信息公开|政务公开|工作)[^。；，]{0,12}(?:报告|年报)(?:[（(〔\[][^）)〕\]]{1,20}[）)〕\]])?$",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex TitleForm();

    [GeneratedRegex(@"^[(〔\[]20[0-9]{2}年?度?[)〕\]]$", RegexOptions.CultureInvariant)]
    private static partial Regex BracketedYear();

    [GeneratedRegex(
        @"(?<![0-9])(?:20)??(?<y>20[0-9]{2}|二[〇○零О0][一二三四五六七八九〇○零]{2})年",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex YearWords();

    // 自2023年1月1日(起)至2023年12月31日
    [GeneratedRegex(@"(?<![0-9])(?<y>20[0-9]{2})年?0?1月?0?1日?起?(?:至|到|—|-|–|~)", RegexOptions.CultureInvariant)]
    private static partial Regex Period();

    [GeneratedRegex(@"(?:至|到|—|-|–|~)(?<y>20[0-9]{2})年?12月?31日", RegexOptions.CultureInvariant)]
    private static partial Regex YearEnd();

    // A sentence that begins with the year: 2019年，我乡…
    [GeneratedRegex(@"(?:^|[。)）])(?<y>20[0-9]{2})年(?!结转|[0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex Opens();

    [GeneratedRegex(
        @"^(?:关于)?(?<before>.*?)(?:(?:20)??(?:20[0-9]{2}|二[〇○零О0]..)年?(?:度)?)?(?<after>[^0-9〇○零]*?)(?:(?:20[0-9]{2})年?度?)?(?:年度)?(?:政府信息公开|政务公开|信息公开)",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex TitleWords();

    [GeneratedRegex(
        @"(?:请与|请联系|联系单位[:：]|请向|请径与|请致电|与)(?<a>[^，。；,;（(：:、“”]{4,40}?(?:政府办公室|人民政府|办事处|委员会|管委会|办公室|局|厅|部|政府|镇|乡))(?=联系|[，。；,;（(、]|$|反映|咨询)",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex ContactAgency();

    [GeneratedRegex(@"地址[:：]?(?<v>[^，。；,;（）()：:]{4,80})", RegexOptions.CultureInvariant)]
    private static partial Regex Address();

    [GeneratedRegex(@"(?:邮编|邮政编码)[:：]?(?<v>[0-9]{6})", RegexOptions.CultureInvariant)]
    private static partial Regex Postcode();

    [GeneratedRegex(
        @"(?:电话|热线)[^0-9。；，,;@]{0,6}(?<v>[0-9(][0-9()\-—–－]{5,24}[0-9])",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Telephone();

    [GeneratedRegex(
        @"(?<v>[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9.-]{1,100}\.[A-Za-z]{2,10})",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Email();
}

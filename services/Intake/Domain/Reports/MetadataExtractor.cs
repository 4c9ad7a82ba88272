using System.Text.RegularExpressions;
using Disclosure.Intake.Domain.Wording;

namespace Disclosure.Intake.Domain.Reports;

/// <summary>Extracts title, year and contact from the title and the preamble of a report.</summary>
internal static partial class MetadataExtractor
{
    private const string ChineseDigits = "〇一二三四五六七八九";
    private const string Zeros = "〇○零◯ОΟOoοо0";

    // Signs of Markdown, bullets, quotation marks, and what characters that were lost leave.
    private static readonly char[] s_marks = [.. "#*《》【】•·●■◆▪>＞»?？\uFFFD"];

    /// <summary>The words of a title without white space, quotation marks, labels in front of it and a site's name behind it.</summary>
    public static string CleanTitle(string text) =>
        TrailOff().Replace(LeadIn().Replace(Spaces().Replace(text, "").Trim(s_marks), ""), "").Trim(s_marks);

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
                Named().Match(text),
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

    /// <summary>The contact in a preamble, which may be letter-spaced or broken over lines.</summary>
    public static ContactDetails FindContact(string preamble)
    {
        var text = CharacterNormalizer.ToHalfWidth(Spaces().Replace(preamble, ""));
        return new(Find(Address(), text), Find(Postcode(), text), Find(Telephone(), text), Find(Email(), text));

        static string Find(Regex pattern, string text) =>
            pattern.Match(text) is { Success: true } match ? match.Groups["v"].Value.Trim() : "";
    }

    // In Arabic or Chinese digits; agencies also type circles and letters of any alphabet for zero.
    private static int ToYear(string text) =>
        int.TryParse(text, out var year)
            ? year
            : text.Aggregate(
                0,
                (sum, c) =>
                    (sum * 10)
                    + Math.Max(0, ChineseDigits.IndexOf(Zeros.Contains(c, StringComparison.Ordinal) ? '〇' : c))
            );

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Spaces();

    // 标题：, and the time that a browser prints before the page's title.
    [GeneratedRegex(
        @"^(?:Page\d+-|正文|(?:信息|文件|公文)?(?:标题|名称|题名)[:：]|20[0-9]{2}[/-][0-9]{1,2}[/-][0-9]{1,2}(?:[上下]午)?[0-9]{1,2}:[0-9]{2})+",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex LeadIn();

    // A site's name behind the title: …年度报告-青禾县人民政府
    [GeneratedRegex(
        @"(?<=(?:报告|年报))[-_—–|丨]+\p{Lo}{2,20}(?:网|网站|平台|政府|局|委员会)$|(?<=(?:报告|年报))\.(?:pdf|docx?|wps)$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    )]
    private static partial Regex TrailOff();

    [GeneratedRegex(
        @"^[^。；]{0,60}(?:(?:政府)?信息公开|政务公开|工作)[^。；，]{0,12}(?:报告|年报)(?:[（(〔\[][^）)〕\]]{1,20}[）)〕\]])?$",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex TitleForm();

    [GeneratedRegex(@"^[(〔\[]20[0-9]{2}年?度?[)〕\]]$", RegexOptions.CultureInvariant)]
    private static partial Regex BracketedYear();

    [GeneratedRegex(
        @"(?<![0-9])(?:20)??(?<y>20[0-9]{2}|二[" + Zeros + "][一二三四五六七八九" + Zeros + "]{2})年",
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

    // 现公布某某局2024年政府信息公开工作年度报告
    [GeneratedRegex(
        @"(?<y>20[0-9]{2})年度?(?:政府|政务)?信息公开(?:工作)?(?:年度)?(?:工作)?(?:报告|年报)",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Named();

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

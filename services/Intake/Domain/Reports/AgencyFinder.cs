using System.Text.RegularExpressions;
using Disclosure.Intake.Domain.Wording;

namespace Disclosure.Intake.Domain.Reports;

/// <summary>
/// Finds the agency that reports: in the title, else in what the preamble says of who publishes or made the report,
/// else in the first sentences. The desk that answers the telephone is never it; where only that is named, there is
/// none.
/// </summary>
internal static partial class AgencyFinder
{
    // Sentences in which an agency without a title speaks of itself.
    private const int MaxOpening = 600;

    /// <summary>The name; empty where none is said.</summary>
    /// <param name="title">Of the report; may be empty.</param>
    /// <param name="preamble">The text before the first heading.</param>
    /// <param name="overview">The text of the first section.</param>
    public static string Find(string title, string preamble, string overview = "")
    {
        var named = InTitle(title);
        var text = Plain(preamble);
        if (named.Length > 0)
        {
            return InContact(text, named);
        }

        foreach (Match match in Stated().Matches(text))
        {
            if (IsName(match.Groups["a"].Value))
            {
                return match.Groups["a"].Value;
            }
        }

        var contact = InContact(text, "");
        if (contact.Length > 0)
        {
            return contact;
        }

        foreach (Match match in Subject().Matches(Head(text) + "。" + Head(Plain(overview))))
        {
            if (IsName(match.Groups["a"].Value))
            {
                return match.Groups["a"].Value;
            }
        }

        // A region's report that adds up its agencies is its government's.
        return Region().IsMatch(text) && Site().Match(text) is { Success: true } site ? site.Groups["a"].Value : "";
    }

    // 2024年度某某局政府信息公开…, 某某局2024年政府信息公开…, 某某局政府信息公开…(2024年度)
    public static string InTitle(string title)
    {
        var match = TitleWords().Match(CharacterNormalizer.ToHalfWidth(title));
        var named = match.Groups["before"].Length > 1 ? match.Groups["before"].Value : match.Groups["after"].Value;
        return named.EndsWith("关于", StringComparison.Ordinal) ? named[..^2] : named;
    }

    // Who is to be asked: the longer form of the name in the title, or the agency whose desk it is.
    private static string InContact(string text, string named)
    {
        foreach (Match match in ContactAgency().Matches(text))
        {
            var reached = match.Groups["a"].Value;
            if (named.Length == 0)
            {
                return WithoutDesk(reached);
            }

            if (reached.Contains(named, StringComparison.Ordinal))
            {
                // 某某区人民政府办公室 answers the telephone for 某某区人民政府.
                return reached.EndsWith(named + "办公室", StringComparison.Ordinal) ? reached[..^3] : reached;
            }
        }

        return named;
    }

    // 某某市公安局办公室 is a desk of 某某市公安局. A government's office may report for itself, and a leading group does not.
    private static string WithoutDesk(string reached)
    {
        if (!IsName(reached) || NoReporter().IsMatch(reached))
        {
            return "";
        }

        var match = Desk().Match(reached);
        var name = match.Success ? match.Groups["a"].Value : reached;
        return IsName(name) ? name : "";
    }

    // 我局, 市公安局, 县政府: how an agency or its neighbours speak without a name.
    private static bool IsName(string name) =>
        name.Length >= 3 && !Unnamed().IsMatch(name) && !name.AsSpan().ContainsAny("的和等及与");

    private static string Head(string text) => text[..Math.Min(text.Length, MaxOpening)];

    private static string Plain(string text) =>
        CharacterNormalizer.ToHalfWidth(CharacterNormalizer.ToSimplified(Spaces().Replace(text, "")));

    private const string Suffix =
        "(?:人民政府|办事处|委员会|管委会|服务中心|分局|局|厅|院|公司|集团|街道|镇|乡|苏木|办公室|支队|总队)";

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Spaces();

    [GeneratedRegex(
        @"^(?:关于)?(?:公布|发布)?(?<before>.*?)(?:(?:20)??(?:20[0-9]{2}|二[〇○零ОΟOoοо◯0][〇○零ОΟOoοо◯0一二三四五六七八九]{2})年?(?:度)?)?(?<after>[^0-9〇○零]*?)(?:(?:20[0-9]{2})年?度?)?(?:年度)?(?:政府信息公开|政务公开|信息公开)",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex TitleWords();

    // 现公布某某局(以下简称…)2024年政府信息公开…, 由某某局编制, 结合2021年某某局政府信息公开工作
    [GeneratedRegex(
        @"(?:公布|发布|现将|编制)《?(?<a>\p{Lo}{3,40}?)(?:\(以下简称[^)]{1,20}\))?20[0-9]{2}年度?(?:政府|政务)?信息公开|由(?<a>\p{Lo}{4,30}?)(?:综合|汇总|编制|制作|整理)|结合20[0-9]{2}年度?(?<a>\p{Lo}{4,30}?)(?:政府|政务)信息公开",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Stated();

    [GeneratedRegex(
        @"(?:请与|请联系|联系单位[:]|请向|请径与|请致电|与)(?<a>[^,，。；;(（:：、“”]{4,40}?(?:政府办公室|人民政府|办事处|委员会|管委会|办公室|局|厅|部|政府|镇|乡))(?=联系|[,，。；;(（、]|$|反映|咨询)",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex ContactAgency();

    [GeneratedRegex(@"^(?<a>.{3,}?)(?:党政综合|党政|综合|政务公开|信息公开)?办公室$", RegexOptions.CultureInvariant)]
    private static partial Regex Desk();

    [GeneratedRegex(@"领导小组|服务中心|政府办公室$|政府办公厅$", RegexOptions.CultureInvariant)]
    private static partial Regex NoReporter();

    // 2020年,襄阳市统计局认真贯彻…
    [GeneratedRegex(
        @"(?:^|[。,，])(?:20[0-9]{2}年度?)?(?<a>\p{Lo}{1,12}[省市县区州盟旗镇乡]\p{Lo}{0,20}?"
            + Suffix
            + @")(?:政务信息公开工作|政府信息公开工作|信息公开工作)?(?:在|认真|严格|深入|坚持|全面|积极|始终|高度重视|紧紧|按照|贯彻|以习近平|持续|扎实)",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Subject();

    [GeneratedRegex(
        @"^(?:我|本(?!溪)|各|该|其|全[县市区省镇乡旗]|市(?!中区|北区|南区)|县|区|省|镇|乡|旗|州|局|委|在|对|由|经|按|根据|结合|国务院|中央|党|中共|上级|有关|相关|年|一是|二是)|关于|通知|条例|报告|要求|领导",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Unnamed();

    [GeneratedRegex(
        @"(?:汇总|综合)(?:了)?(?:全)?[省市县区州盟旗]\p{Lo}{0,20}?(?:各|部门)",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Region();

    [GeneratedRegex(@"(?:从|在|通过)(?<a>\p{Lo}{2,20}?人民政府)(?:门户)?(?:网站|网)", RegexOptions.CultureInvariant)]
    private static partial Regex Site();
}

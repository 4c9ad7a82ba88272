using System.Buffers;
using System.Text.RegularExpressions;

namespace Disclosure.Claims.Sentences;

/// <summary>Finds out whether the subject of a verb is an agency other than the reporting one.</summary>
internal static partial class AgencyMentions
{
    // Characters before a verb in which its subject is looked for.
    private const int MaxSubject = 24;

    // The last characters of the names that Subject knows.
    private static readonly SearchValues<char> s_lastOfNames = SearchValues.Create("局委会厅镇乡道办处心院校县区旗");

    /// <summary>市政府办公室 before 受理 in the report of a county, or an own secretariat beside the whole.</summary>
    /// <param name="besideWhole">The whole region's figure was given: even this agency's own secretariat is a part of it.</param>
    public static bool IsAboveBefore(string text, int verb, IReadOnlyList<string> ownNames, bool besideWhole)
    {
        // Without its own name nothing can be told to be another's.
        if (ownNames.Count == 0)
        {
            return false;
        }

        var before = Before(text, verb);
        return (besideWhole && Secretariat().IsMatch(before))
            || (
                Government().Match(before) is { Success: true } government
                && !ownNames.Any(own => own.Contains(government.Groups[1].Value, StringComparison.Ordinal))
            );
    }

    /// <summary>区民政局 before 受理, where this agency is not the 民政局.</summary>
    public static bool IsNamedBefore(string text, int verb, IReadOnlyList<string> ownNames)
    {
        var before = Before(text, verb);
        if (
            ownNames.Count == 0
            || !before.AsSpan().ContainsAny(s_lastOfNames)
            || Subject().Match(before) is not { Success: true } match
        )
        {
            return false;
        }

        var name = match.Groups[1].Value;
        var tail = name.Length > 3 ? name[^3..] : name;
        return name.AsSpan().IndexOfAny("我本全各") < 0
            && !ownNames.Any(own => own.Contains(tail, StringComparison.Ordinal));
    }

    private static string Before(string text, int verb) => text[Math.Max(0, verb - MaxSubject)..verb];

    // A name that ends as names of agencies do, with adverbs between it and the verb.
    [GeneratedRegex(
        @"([\u4E00-\u9FFF]{1,12}(?:局|委|委员会|厅|镇|乡|街道|街道办|办事处|中心|法院|学校|(?<=..)[县区旗]))(?:共|同期|累计|全年|今年|本年度|年内|依法|直接|分别|一家|就|仅|单独|独自|均|都|本年|已|也|则|[0-9]{4}年|全年共|共计){0,3}$",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Subject();

    // 市政府办公室 in the report of a county: above it, and not in its name.
    [GeneratedRegex("([省市州])(?:人民)?政府(?:办公室|办)?(?:共|累计|全年|今年)*$", RegexOptions.CultureInvariant)]
    private static partial Regex Government();

    // The agency's own office, which acts for it.
    [GeneratedRegex("(?:办公室|政府办)(?:直接|共|自行|本级|统一)*$", RegexOptions.CultureInvariant)]
    private static partial Regex Secretariat();
}

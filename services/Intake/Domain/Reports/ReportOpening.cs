using System.Text.RegularExpressions;
using Disclosure.Form;
using Disclosure.Intake.Domain.Documents;
using Disclosure.Intake.Domain.Wording;

namespace Disclosure.Intake.Domain.Reports;

/// <summary>The title of a report, and the year that it and the first lines tell.</summary>
/// <param name="Title">Without layout, in simplified characters; empty where none was found.</param>
/// <param name="Year">0 where it is not said.</param>
/// <param name="Items">Number of items up to the end of the title, those above it included.</param>
/// <param name="Notes">What is odd about the title.</param>
internal sealed partial record ReportOpening(string Title, int Year, int Items, IReadOnlyList<Finding> Notes)
{
    // A title is among the first items and takes few lines; a site prints menus above it.
    private const int MaxItems = 60;
    private const int MaxLines = 4;
    private const int MaxTitle = 90;

    // Lines behind the title that may say the year.
    private const int MaxOpening = 40;

    /// <summary>Looks for a title up to the first section heading.</summary>
    /// <param name="isHeading">Whether a line is a section heading of any edition.</param>
    public static ReportOpening Find(ExtractedDocument source, Func<ExtractedLine, bool> isHeading)
    {
        ExtractedItem[] items =
        [
            .. source
                .Items.Take(MaxItems)
                .TakeWhile(i => i is not ExtractedLine l || !isHeading(l) || FlattenedTableText.IsContents(l.Text)),
        ];
        var notes = new List<Finding>();
        var (title, taken) = FindWhole(items);
        if (title.Length == 0)
        {
            (title, taken) = FindBroken(items);
        }

        if (title.Length == 0)
        {
            (title, taken) = FindScrambled(items, notes);
        }

        if (title.Length == 0 || MetadataExtractor.FindYear(title, "") == 0 && AgencyFinder.InTitle(title).Length == 0)
        {
            title = FindQuoted(items) is { Length: > 0 } quoted ? quoted : title;
        }

        taken = SkipRepeats(items, title, taken);
        var opening = string.Join(
            '。',
            source.Items.Skip(taken).OfType<ExtractedLine>().Take(MaxOpening).Select(l => l.Text)
        );
        // What a mirror turned into traditional characters is the same agency's title.
        return new(CharacterNormalizer.ToSimplified(title), MetadataExtractor.FindYear(title, opening), taken, notes);
    }

    // A line that is a full title, with agency and year, stands alone whatever is above it. The last one is nearest to
    // the text.
    private static (string Title, int Items) FindWhole(ExtractedItem[] items)
    {
        for (var i = items.Length - 1; i >= 0; i--)
        {
            if (
                items[i] is ExtractedLine line
                && MetadataExtractor.CleanTitle(EditorResidue.Text(line)) is { Length: <= MaxTitle } text
                && MetadataExtractor.IsTitle(text)
                && !Mentioned().IsMatch(text)
                && MetadataExtractor.FindYear(text, "") > 0
                && AgencyFinder.InTitle(text).Length > 1
                && HeadingNumeral.Parse(line.Text).Kind == HeadingNumeralKind.None
                && !GoesOn(items, i)
            )
            {
                return (Superior(items, i, text) + text, i + 1);
            }
        }

        return ("", 0);
    }

    // The line above, where a title begins with a desk and the agency that it is of stands there.
    private static string Superior(ExtractedItem[] items, int at, string title) =>
        at > 0
        && items[at - 1] is ExtractedLine line
        && !Place().IsMatch(AgencyFinder.InTitle(title))
        && MetadataExtractor.CleanTitle(EditorResidue.Text(line)) is var above
        && Authority().IsMatch(above)
            ? above
            : "";

    private static (string Title, int Items) FindBroken(ExtractedItem[] items)
    {
        var (title, taken) = ("", 0);
        for (var start = 0; start < items.Length && MetadataExtractor.FindYear(title, "") == 0; start++)
        {
            // One that names its year is the report's own; another may be the name of a column of the site, and so is
            // one that names no agency where another follows.
            var found = FindTitle(items, start);
            if (
                found.Items > 0
                && (
                    title.Length == 0
                    || MetadataExtractor.FindYear(found.Title, "") > 0
                    || AgencyFinder.InTitle(title).Length == 0
                )
            )
            {
                (title, taken) = found;
            }
        }

        return (title, taken);
    }

    // The shortest run of lines from here that reads as a title; empty where none does. The name of a site's column
    // begins none, and of lines that are the same one counts.
    private static (string Title, int Items) FindTitle(ExtractedItem[] items, int start)
    {
        var (text, last) = ("", "");
        for (var i = start; i < Math.Min(items.Length, start + MaxLines) && items[i] is ExtractedLine line; i++)
        {
            var words = MetadataExtractor.CleanTitle(EditorResidue.Text(line));
            if (text.Length == 0 && SiteColumn().IsMatch(words))
            {
                return ("", 0);
            }

            text += words == last ? "" : words;
            last = words;
            if (
                text.Length > MaxTitle
                || text.AsSpan().IndexOfAny('。', '|', '>') >= 0
                || HeadingNumeral.Parse(line.Text).Kind == HeadingNumeralKind.Plain
            )
            {
                return ("", 0);
            }

            if (MetadataExtractor.IsTitle(text) && !GoesOn(items, i))
            {
                return (text, i + 1);
            }
        }

        return ("", 0);
    }

    // 现发布《某某区2024年政府信息公开工作年度报告》
    private static string FindQuoted(ExtractedItem[] items) =>
        items
            .OfType<ExtractedLine>()
            .SelectMany(l => Quoted().Matches(l.Text))
            .Select(m => MetadataExtractor.CleanTitle(m.Groups["t"].Value))
            .FirstOrDefault(t =>
                MetadataExtractor.IsTitle(t)
                && MetadataExtractor.FindYear(t, "") > 0
                && AgencyFinder.InTitle(t).Length > 1
            )
        ?? "";

    // 工作告年度报: the right letters in another order. The title stays as it is printed.
    private static (string Title, int Items) FindScrambled(ExtractedItem[] items, List<Finding> notes)
    {
        for (var i = 0; i < items.Length; i++)
        {
            if (
                items[i] is ExtractedLine line
                && MetadataExtractor.CleanTitle(EditorResidue.Text(line)) is { Length: <= MaxTitle } text
                && Scrambled().Match(text) is { Success: true } match
                && match.Groups["w"].Value.Order().SequenceEqual("工作年度报告".Order())
            )
            {
                notes.Add(
                    new(
                        "intake.title_scrambled",
                        Severity.Warning,
                        $"标题末尾印的是“{match.Groups["w"].Value}”，文字顺序有误，应为“工作年度报告”，请改正标题。"
                    )
                    {
                        Expected = text[..match.Groups["w"].Index] + "工作年度报告",
                        Actual = text,
                    }
                );
                return (text, i + 1);
            }
        }

        return ("", 0);
    }

    // A page shows the title again above the text, whole or over lines.
    private static int SkipRepeats(ExtractedItem[] items, string title, int taken)
    {
        var last = taken + MaxLines;
        while (
            taken > 0
            && taken < Math.Min(items.Length, last)
            && items[taken] is ExtractedLine line
            && MetadataExtractor.CleanTitle(EditorResidue.Text(line)) is { Length: > 1 } words
            && title.Contains(words, StringComparison.Ordinal)
        )
        {
            taken++;
        }

        return taken;
    }

    // Breadcrumbs and captions above a title end like it; the longer text is the title.
    private static bool GoesOn(ExtractedItem[] items, int at) =>
        at + 1 < items.Length
        && items[at + 1] is ExtractedLine next
        && MetadataExtractor.CleanTitle(next.Text) is var words
        && (words is "报告" or "年度报告" or "年报" || MetadataExtractor.IsYear(words));

    [GeneratedRegex(
        "^(?:(?:政府|政务)?信息公开(?:专栏|平台|目录|栏目|网|年报)?|政务公开|法定主动公开内容|网站首页|首页)$",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex SiteColumn();

    [GeneratedRegex("[>＞|]|现将|现公布|现发布|上一篇|下一篇|附件|首页", RegexOptions.CultureInvariant)]
    private static partial Regex Mentioned();

    [GeneratedRegex("[省市县区州盟旗镇乡]", RegexOptions.CultureInvariant)]
    private static partial Regex Place();

    [GeneratedRegex(@"^\p{Lo}{4,30}(?:委员会|管委会|政府|办事处|局)$", RegexOptions.CultureInvariant)]
    private static partial Regex Authority();

    [GeneratedRegex("《(?<t>[^《》]{8,60}(?:报告|年报))》", RegexOptions.CultureInvariant)]
    private static partial Regex Quoted();

    [GeneratedRegex(
        "^.{2,40}20[0-9]{2}年度?(?:政府|政务)?信息公开(?<w>[工作年度报告]{6})$",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Scrambled();
}

using System.Text.RegularExpressions;
using Disclosure.Vocabulary;
using Disclosure.Vocabulary.References;

namespace Disclosure.Narrative.Domain.Checks;

/// <summary>text.numbering: numbers typed into headings, and lists of one section whose numbers skip, repeat or go back.</summary>
internal sealed partial class NumberingCheck : ITextCheck
{
    public IEnumerable<Finding> Find(Draft draft) =>
        draft
            .All.Where(s => s.Heading.Length > 0 && Typed().IsMatch(s.Heading))
            .Select(OfHeading)
            .Concat(draft.All.SelectMany(OfLists));

    private static Finding OfHeading(Section section)
    {
        var typed = Typed().Match(section.Heading).Value;
        return new(
            "text.numbering",
            Severity.Warning,
            $"标题“{section.Heading}”中手工输入了序号“{typed.Trim()}”，请删去；序号由系统按所在位置自动编排。"
        )
        {
            Section = section.Name,
            Expected = section.Heading[typed.Length..],
            Actual = typed.Trim(),
        };
    }

    // 一是、二是… and 1. 2. … and （一）（二）… each count on their own; 1 begins a list anew.
    private static IEnumerable<Finding> OfLists(Section section)
    {
        var last = new Dictionary<string, long>();
        foreach (var line in Line.Of(section))
        {
            foreach (Match match in Item().Matches(line.Text))
            {
                var kind = match.Groups.Keys.First(k => !char.IsDigit(k[0]) && match.Groups[k].Success);
                var group = match.Groups[kind];
                var number = Number(group.Value);
                var expected = last.GetValueOrDefault(kind) + 1;
                if (number != expected && number != 1 && number > 0 && (last.ContainsKey(kind) || kind == "says"))
                {
                    yield return OfItem(line, group, kind, expected);
                }

                last[kind] = number;
            }
        }
    }

    private static Finding OfItem(Line line, Group group, string kind, long expected)
    {
        var right = char.IsAsciiDigit(group.Value[0]) ? $"{expected}" : ChineseNumeral.Of(expected);
        return new(
            "text.numbering",
            Severity.Warning,
            $"“{line.SentenceAt(group.Index)}”的序号“{group.Value}”与前文不连续，应为“{right}”。"
        )
        {
            Section = line.Section,
            Span = line.SpanOf(group.Index, group.Index + group.Length),
            Expected = right,
            Actual = group.Value,
            Replacement = right,
        };
    }

    private static long Number(string text) =>
        char.IsAsciiDigit(text[0]) ? long.Parse(text)
        : ChineseNumeral.TryParse(text, out var number) ? number
        : 0;

    [GeneratedRegex(
        @"^\s*(?:[（(]\s*(?:[一二三四五六七八九十]{1,3}|[0-9]{1,2})\s*[)）]\s*、?|(?:[一二三四五六七八九十]{1,3}|[0-9]{1,2})\s*[、.．](?![0-9]))\s*",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Typed();

    [GeneratedRegex(
        @"^\s*(?<dotted>[0-9]{1,2})\s*[.．、](?![0-9])|^\s*[（(](?<bracketed>[0-9]{1,2})[)）]|^\s*[（(](?<chinese>[一二三四五六七八九十]{1,3})[)）]|(?:^|[。；;：:，,])\s*(?<says>[一二三四五六七八九十]{1,3})是(?!否)",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Item();
}

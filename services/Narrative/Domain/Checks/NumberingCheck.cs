using System.Text.RegularExpressions;
using Disclosure.Form;
using Disclosure.Form.References;

namespace Disclosure.Narrative.Domain.Checks;

/// <summary>text.numbering: numbers typed into headings, and lists of one section whose numbers skip, repeat or go back.</summary>
internal sealed partial class NumberingCheck : ITextCheck
{
    // Lists go to 99 at most.
    private const string Numerals = "一二三四五六七八九十";
    private const int MostNumerals = 3;

    // What may stand before 一是.
    private const string Marks = "。；;：:，,";

    // The kind of 一是, 二是; the others are named by the groups of the expression.
    private const string Said = "said";

    public IEnumerable<Finding> Find(ProseDraft draft) => OfHeadings(draft).Concat(OfLists(draft.Lines));

    // Headings are numbered by the system, so a typed number would be printed twice. All have one cause, and are noted once.
    private static IEnumerable<Finding> OfHeadings(ProseDraft draft)
    {
        var typed = draft.All.Where(s => s.Heading.Length > 0 && Typed().IsMatch(s.Heading)).ToArray();
        // One note for all of them: they come from one document.
        if (typed.Length > 0)
        {
            var (first, number) = (typed[0], Typed().Match(typed[0].Heading).Value);
            yield return new(
                "text.numbering",
                Severity.Note,
                $"{typed.Length} 个标题前手工输入了序号（如“{first.Heading}”），序号由系统自动编排，请删去手工输入的。"
            )
            {
                Section = first.Name,
                Expected = first.Heading[number.Length..],
                Actual = number.Trim(),
            };
        }
    }

    // 一是、二是… and 1. 2. … and （一）（二）… each count on their own; 1 begins a list anew.
    private static IEnumerable<Finding> OfLists(IReadOnlyList<TextLine> lines)
    {
        var last = new Dictionary<string, long>();
        foreach (var line in lines)
        {
            if (line.Start == 0)
            {
                // The first line of a section.
                last.Clear();
            }

            foreach (var (kind, start, end) in Items(line.Text))
            {
                var number = Number(line.Text[start..end]);
                var expected = last.GetValueOrDefault(kind) + 1;
                // 1 begins a list anew; 一是 must begin with 一, other lists may go on from an earlier paragraph.
                if (number != expected && number != 1 && number > 0 && (last.ContainsKey(kind) || kind == Said))
                {
                    yield return OfItem(line, start, end, expected);
                }

                last[kind] = number;
            }
        }
    }

    // The number that opens a line, and every 一是 in it.
    private static IEnumerable<(string Kind, int Start, int End)> Items(string text)
    {
        var opening = Opening().Match(text);
        if (opening.Success)
        {
            var group =
                opening.Groups["dotted"] is { Success: true } dotted ? dotted
                : opening.Groups["bracketed"] is { Success: true } bracketed ? bracketed
                : opening.Groups["chinese"];
            yield return (group.Name, group.Index, group.Index + group.Length);
        }

        for (var at = text.IndexOf('是', StringComparison.Ordinal); at >= 0; at = text.IndexOf('是', at + 1))
        {
            if (SaidBefore(text, at) is { } start)
            {
                yield return (Said, start, at);
            }
        }
    }

    // 一是 at the start of a phrase; null where none ends here.
    private static int? SaidBefore(string text, int at)
    {
        var start = at;
        while (start > 0 && at - start <= MostNumerals && Numerals.Contains(text[start - 1], StringComparison.Ordinal))
        {
            start--;
        }

        var before = text.AsSpan(0, start).TrimEnd();
        return
            at - start is >= 1 and <= MostNumerals
            && (before.IsEmpty || Marks.Contains(before[^1], StringComparison.Ordinal))
            && !text.AsSpan(at + 1).StartsWith("否")
            ? start
            : null;
    }

    // The replacement is the number that continues the list.
    private static Finding OfItem(TextLine line, int start, int end, long expected)
    {
        var typed = line.Text[start..end];
        var right = char.IsAsciiDigit(typed[0]) ? $"{expected}" : ChineseNumeral.Format(expected);
        return new(
            "text.numbering",
            Severity.Warning,
            $"“{line.SentenceAt(start)}”的序号“{typed}”与前文不连续，应为“{right}”。"
        )
        {
            Section = line.Section,
            Span = line.SpanOf(start, end),
            Expected = right,
            Actual = typed,
            Replacement = right,
        };
    }

    // 0 where it is no numeral.
    private static long Number(string text) =>
        char.IsAsciiDigit(text[0]) ? long.Parse(text)
        : ChineseNumeral.TryParse(text, out var number) ? number
        : 0;

    // （一）, 1. and 一、 at the start of a heading.
    [GeneratedRegex(
        @"^\s*(?:[（(]\s*(?:[一二三四五六七八九十]{1,3}|[0-9]{1,2})\s*[)）]\s*、?|(?:[一二三四五六七八九十]{1,3}|[0-9]{1,2})\s*[、.．](?![0-9]))\s*",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Typed();

    // The number of an item at the start of a line, by its notation.
    [GeneratedRegex(
        @"^\s*(?<dotted>[0-9]{1,2})\s*[.．、](?![0-9])|^\s*[（(](?<bracketed>[0-9]{1,2})[)）]|^\s*[（(](?<chinese>[一二三四五六七八九十]{1,3})[)）]",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Opening();
}

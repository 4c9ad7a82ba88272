using System.Text;
using System.Text.RegularExpressions;
using Disclosure.Form;

namespace Disclosure.Narrative.Domain.Checks.Punctuation;

/// <summary>
/// text.punctuation by GB/T 15834: half-width marks between Chinese characters, and marks that stand twice. One finding a paragraph
/// for each kind, since one correction mends them all.
/// </summary>
internal sealed partial class PunctuationCheck : ITextCheck
{
    private const string HalfWidth = ",;.?!";
    private const string FullWidth = "，；。？！";

    public IEnumerable<Finding> Find(ProseDraft draft) =>
        draft.Lines.Where(l => l.IsProse).SelectMany(l => FindIn(l, draft.RoleOf(l.Section)));

    private static IEnumerable<Finding> FindIn(TextLine line, SectionRole role)
    {
        if (line.Text.AsSpan().IndexOfAny(HalfWidth) >= 0)
        {
            var found = HalfWidthMark().Matches(line.Text);
            if (found.Count > 0)
            {
                yield return Describe(
                    line,
                    found,
                    m => $"{FullWidth[HalfWidth.IndexOf(m.Value[0], StringComparison.Ordinal)]}",
                    "中文里的标点要用全角"
                );
            }
        }

        var doubled = DoubledMark().Matches(line.Text);
        if (doubled.Count > 0)
        {
            yield return Describe(line, doubled, m => KeepOne(m.Value), "标点重复");
        }
    }

    // From the first place to the last, so that one replacement mends the paragraph.
    private static Finding Describe(
        TextLine line,
        MatchCollection found,
        Func<Match, string> replacementOf,
        string problem
    )
    {
        var (first, last) = (found[0], found[^1]);
        var (text, at) = (new StringBuilder(), first.Index);
        foreach (Match match in found)
        {
            text.Append(line.Text, at, match.Index - at).Append(replacementOf(match));
            at = match.Index + match.Length;
        }

        var count = found.Count > 1 ? $"等 {found.Count} 处" : "";
        return line.Warn(
            "text.punctuation",
            first.Index,
            last.Index + last.Length,
            $"“{line.SentenceAt(first.Index)}”中的“{first.Value}”{count}{problem}，应为“{replacementOf(first)}”，请改正。",
            text.ToString()
        );
    }

    // Of two different marks the one that ends more is meant.
    private static string KeepOne(string marks) =>
        marks.FirstOrDefault(m => m is '。' or '！' or '？') is not '\0' and var end ? $"{end}"
        : marks.Contains('；', StringComparison.Ordinal) ? "；"
        : $"{marks[0]}";

    // After a Chinese character or before one; the point of an item's number, of a decimal and of an address is none.
    [GeneratedRegex(
        @"(?<=[\u4E00-\u9FFF》”’）】])[,;](?![A-Za-z_@])|(?<=[\u4E00-\u9FFF》”’）】])[?!](?=[\u4E00-\u9FFF“《])|(?<=[0-9%％a-z])[,;](?=[\u4E00-\u9FFF《“])|(?<=[\u4E00-\u9FFF]{2}|[》”’）】])(?<![（(\n][一二三四五六七八九十]{1,3}|^[一二三四五六七八九十]{1,3})\.(?![A-Za-z0-9.])",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex HalfWidthMark();

    // 。。 ，， ，。; an ellipsis and ？！ are marks of their own.
    [GeneratedRegex("[，；：、。][，；：、。！？]+|[！？][，；：、。]+", RegexOptions.CultureInvariant)]
    private static partial Regex DoubledMark();
}

using System.Globalization;
using System.Text;
using UglyToad.PdfPig.Content;

namespace Disclosure.Intake.Formats.Pdf;

/// <summary>
/// Characters with combining marks. Fonts draw a mark as a glyph that says no character of its own; the page then spells
/// the whole. Such a spelling is trusted only for marks, since it may differ from what is seen.
/// </summary>
internal static class PdfAccents
{
    /// <summary>The letters that a spelling adds marks to, each with its text.</summary>
    public static IReadOnlyDictionary<Letter, string> Find(Page page)
    {
        var found = new Dictionary<Letter, string>(ReferenceEqualityComparer.Instance);
        // Nesting is as deep as the file says, so no recursion.
        var open = new Stack<MarkedContentElement>(page.GetMarkedContents());
        while (open.TryPop(out var content))
        {
            Add(content, found);
            foreach (var child in content.Children)
            {
                open.Push(child);
            }
        }

        return found;
    }

    private static void Add(MarkedContentElement content, Dictionary<Letter, string> found)
    {
        if (content.ActualText is { Length: > 1 } spelling && content.Letters is [var first, ..])
        {
            var shown = string.Concat(content.Letters.Select(l => l.Value));
            if (
                shown.Length > 0
                && shown == first.Value
                && spelling.StartsWith(shown, StringComparison.Ordinal)
                && spelling[shown.Length..].EnumerateRunes().ToArray() is { Length: > 0 } marks
                && Array.TrueForAll(marks, m => Rune.GetUnicodeCategory(m) == UnicodeCategory.NonSpacingMark)
            )
            {
                found[first] = spelling;
            }
        }
    }
}

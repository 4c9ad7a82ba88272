using System.Text;
using System.Text.RegularExpressions;
using Disclosure.Form;
using Disclosure.Intake.Domain.Documents;

namespace Disclosure.Intake.Domain.Wording;

/// <summary>Residue of an editor in a text.</summary>
/// <param name="Raw">As found.</param>
/// <param name="At">Its place in the cleaned line, in Unicode code points.</param>
/// <param name="Length">Code points of it that are still there; 0 where it was removed.</param>
internal readonly record struct ResidueMatch(string Raw, int At, int Length);

/// <summary>Removes what editors leave behind in a text, and finds placeholders that nobody filled in.</summary>
internal static partial class EditorResidue
{
    /// <summary>
    /// The line without bookmarks, field codes, heading signs of Markdown, picture placeholders and zero-width
    /// characters.
    /// </summary>
    /// <param name="found">What was removed is added to it.</param>
    /// <param name="isMarked">Whether the document's own marks were read, so that a heading sign is a character.</param>
    public static IReadOnlyList<TextRun> Clean(
        IReadOnlyList<TextRun> runs,
        List<ResidueMatch> found,
        bool isMarked = false
    )
    {
        var clean = new List<TextRun>(runs.Count);
        var at = 0;
        foreach (var run in runs)
        {
            var text = Strip(run.Text, at, found, isMarked);
            if (text.Length > 0)
            {
                clean.Add(run with { Text = text });
                at += CodePoints(text);
            }
        }

        return Trim(clean);
    }

    /// <summary>The line's text without residue.</summary>
    public static string Text(ExtractedLine line) => string.Concat(Clean(line.Runs, []).Select(r => r.Text));

    /// <summary>Placeholders such as XX, □ and ____; they stay in the text.</summary>
    public static IEnumerable<ResidueMatch> FindPlaceholders(string text) =>
        Placeholder()
            .Matches(text)
            .Select(m => new ResidueMatch(m.Value, CodePoints(text.AsSpan(0, m.Index)), CodePoints(m.Value)));

    /// <summary>Number of Unicode code points, in which spans of text are counted.</summary>
    public static int CodePoints(ReadOnlySpan<char> text)
    {
        var count = 0;
        foreach (var _ in text.EnumerateRunes())
        {
            count++;
        }

        return count;
    }

    private static string Strip(string text, int at, List<ResidueMatch> found, bool isMarked)
    {
        if (!Removable().IsMatch(text))
        {
            return text;
        }

        var clean = new StringBuilder(text.Length);
        var from = 0;
        foreach (Match match in Removable().Matches(text))
        {
            // Marks of a heading stand at the start of a line alone.
            if ((at > 0 || isMarked) && match.Value[0] == '#')
            {
                continue;
            }

            clean.Append(text, from, match.Index - from);
            found.Add(new(match.Value, at + CodePoints(clean.ToString()), 0));
            from = match.Index + match.Length;
        }

        return clean.Append(text, from, text.Length - from).ToString();
    }

    // White space at either end is layout.
    private static List<TextRun> Trim(List<TextRun> runs)
    {
        while (runs.Count > 0 && string.IsNullOrWhiteSpace(runs[0].Text))
        {
            runs.RemoveAt(0);
        }

        while (runs.Count > 0 && string.IsNullOrWhiteSpace(runs[^1].Text))
        {
            runs.RemoveAt(runs.Count - 1);
        }

        if (runs.Count > 0)
        {
            runs[0] = runs[0] with { Text = runs[0].Text.TrimStart() };
            runs[^1] = runs[^1] with { Text = runs[^1].Text.TrimEnd() };
        }

        return runs;
    }

    [GeneratedRegex(
        @"^#{1,6}[ \u3000]+|\[(?:bookmark|image|图片)[:：][^\]]{0,200}\]|\{\s*(?:HYPERLINK|PAGE|REF|TOC|DATE|MERGEFIELD)[^}]{0,300}\}|错误[!！]未找到引用源[。.]?|[\u200B-\u200D\u2060\uFEFF\u00AD]",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    )]
    private static partial Regex Removable();

    [GeneratedRegex(
        @"(?<![A-Za-z])[XxＸ×]{2,}(?![A-Za-z])|[□▢]+|_{3,}|＿{2,}|\{\{[^}]{0,60}\}\}",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Placeholder();
}

using System.Text.RegularExpressions;
using Disclosure.Form;
using Disclosure.Narrative.Domain.Checks.Language;

namespace Disclosure.Narrative.Domain.Checks.Citations;

/// <summary>text.citation: titles of laws, regulations and notices that are nearly those of laws.txt.</summary>
internal sealed partial class LawTitleCheck : ITextCheck
{
    // Characters that may be wrong, missing or too many.
    private const int MostEdits = 3;

    // By their letters alone: which brackets stand inside a title is a matter of typography.
    private static readonly Dictionary<string, string> s_letters = EmbeddedLines
        .Read("Citations.laws.txt")
        .ToDictionary(Letters);

    public IEnumerable<Finding> Find(ProseDraft draft)
    {
        foreach (var line in draft.Lines)
        {
            if (!line.Text.Contains('《', StringComparison.Ordinal))
            {
                continue;
            }

            foreach (var title in Title().Matches(line.Text).Select(m => m.Groups["title"]))
            {
                if (FindMeant(title.Value) is { } meant)
                {
                    yield return line.Warn(
                        "text.citation",
                        title.Index,
                        title.Index + title.Length,
                        $"“《{title.Value}》”的名称有误，应为“《{meant}》”，请改正。",
                        meant
                    );
                }
            }
        }
    }

    // A title that is a part of a known one is its short form; one of another year or place is another document.
    private static string? FindMeant(string title)
    {
        var stated = Letters(title);
        if (stated.Length < 6 || s_letters.Keys.Any(t => t.Contains(stated, StringComparison.Ordinal)))
        {
            return null;
        }

        var (nearest, least) = ((string?)null, MostEdits + 1);
        foreach (var known in s_letters.Keys)
        {
            if (
                Math.Abs(known.Length - stated.Length) <= MostEdits
                && known.Length >= 7
                && EditDistance.Between(stated, known) is var edits
                && edits < least
                && edits * 4 <= known.Length
            )
            {
                (nearest, least) = (known, edits);
            }
        }

        // What is put in front, such as a place or 关于, or behind, such as 实施办法, makes a title of its own.
        return nearest is not null && !stated.Contains(nearest, StringComparison.Ordinal) ? s_letters[nearest] : null;
    }

    private static string Letters(string title) => string.Concat(title.Where(char.IsLetter));

    // The outermost title; 〈〉 may stand inside.
    [GeneratedRegex("《(?<title>[^《》]{4,100}(?:《[^《》]{2,60}》[^《》]{0,20})?)》", RegexOptions.CultureInvariant)]
    private static partial Regex Title();
}

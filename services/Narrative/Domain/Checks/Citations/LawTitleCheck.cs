using System.Text.RegularExpressions;
using Disclosure.Form;
using Disclosure.Narrative.Domain.Checks.Language;

namespace Disclosure.Narrative.Domain.Checks.Citations;

/// <summary>text.citation: titles of laws, regulations and notices that are nearly those of laws.txt.</summary>
internal sealed partial class LawTitleCheck : ITextCheck
{
    // Characters that may be wrong, missing or too many.
    private const int MostEdits = 3;

    // A title shorter than this, apart from the country, may differ by a letter and be another law.
    private const int ShortestWithSlip = 5;
    private const string Country = "中华人民共和国";

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
        foreach (var known in s_letters.Keys.Where(k => Math.Abs(k.Length - stated.Length) <= MostEdits))
        {
            var edits = EditDistance.Between(stated, known);
            if (edits < least && IsNear(stated, known, edits))
            {
                (nearest, least) = (known, edits);
            }
        }

        // What is put in front, such as a place or 关于, or behind, such as 实施办法, makes a title of its own.
        return nearest is not null && !stated.Contains(nearest, StringComparison.Ordinal) ? s_letters[nearest] : null;
    }

    // One letter may be wrong anywhere; more only inside a long title of the same kind: 指南 and 审计法 are others than 条例 and 档案法.
    private static bool IsNear(string stated, string known, int edits)
    {
        var length = known.StartsWith(Country, StringComparison.Ordinal) ? known.Length - Country.Length : known.Length;
        return edits == 1 && length >= ShortestWithSlip
            || edits * 4 <= length && stated.AsSpan().EndsWith(known.AsSpan(known.Length - 2));
    }

    private static string Letters(string title) => string.Concat(title.Where(char.IsLetter));

    // The outermost title; 〈〉 may stand inside.
    [GeneratedRegex("《(?<title>[^《》]{4,100}(?:《[^《》]{2,60}》[^《》]{0,20})?)》", RegexOptions.CultureInvariant)]
    private static partial Regex Title();
}

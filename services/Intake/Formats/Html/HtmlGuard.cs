using Disclosure.Intake.Domain.Documents;

namespace Disclosure.Intake.Formats.Html;

/// <summary>
/// Bounds a page's source before it is parsed: how many tags it has, and how deeply they are nested.
/// </summary>
internal static class HtmlGuard
{
    // The parser looks at each open element for every tag, so nesting costs its square.
    private const int MaxTags = 200_000;
    private const int MaxOpen = 2_000;

    // Elements that close by themselves or have no end tag.
    private static readonly HashSet<string> s_light = new(
        "p li td th tr dd dt tbody thead tfoot option col colgroup br hr img input meta link base area wbr source embed param html body head".Split(
            ' '
        ),
        StringComparer.OrdinalIgnoreCase
    );

    /// <summary>DOCUMENT_TOO_LARGE.</summary>
    public static void Check(string page)
    {
        var lookup = s_light.GetAlternateLookup<ReadOnlySpan<char>>();
        var (tags, open) = (0, 0);
        for (var at = page.IndexOf('<', StringComparison.Ordinal); at >= 0; at = page.IndexOf('<', at + 1))
        {
            var isEnd = at + 1 < page.Length && page[at + 1] == '/';
            var name = Name(page.AsSpan(at + (isEnd ? 2 : 1)));
            if (name.IsEmpty)
            {
                continue;
            }

            if (++tags > MaxTags)
            {
                throw DocumentErrors.TooLarge("网页标签数", MaxTags);
            }

            if (!lookup.Contains(name))
            {
                open = isEnd ? Math.Max(0, open - 1) : open + 1;
            }

            if (open > MaxOpen)
            {
                throw DocumentErrors.TooLarge("网页嵌套层数", MaxOpen);
            }
        }
    }

    // The name of a tag; empty where the text begins none.
    private static ReadOnlySpan<char> Name(ReadOnlySpan<char> text)
    {
        var length = 0;
        while (length < Math.Min(text.Length, 20) && (char.IsAsciiLetterOrDigit(text[length]) || text[length] == ':'))
        {
            length++;
        }

        return length > 0 && char.IsAsciiLetter(text[0]) ? text[..length] : default;
    }
}

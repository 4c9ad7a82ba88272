using Disclosure.Intake.Domain.Documents;

namespace Disclosure.Intake.Formats.Html;

/// <summary>Looks at a page's source before it is parsed: how many tags it has, and how deep they may stand.</summary>
internal static class HtmlGuard
{
    // Each open element is looked at by every tag below it, so depth costs its square.
    private const int MaxTags = 200_000;
    private const int MaxOpen = 2_000;

    // These close by themselves or have no end.
    private static readonly HashSet<string> s_light = new(StringComparer.OrdinalIgnoreCase)
    {
        "p",
        "li",
        "td",
        "th",
        "tr",
        "dd",
        "dt",
        "tbody",
        "thead",
        "tfoot",
        "option",
        "col",
        "colgroup",
        "br",
        "hr",
        "img",
        "input",
        "meta",
        "link",
        "base",
        "area",
        "wbr",
        "source",
        "embed",
        "param",
        "html",
        "body",
        "head",
    };

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

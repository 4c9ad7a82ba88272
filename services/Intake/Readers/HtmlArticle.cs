using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Disclosure.Intake.Readers;

/// <summary>Finds the report among what a site puts around it.</summary>
internal static class HtmlArticle
{
    private static readonly string[] s_first = ["总体情况", "總體情況", "概述"];
    private static readonly string[] s_last = ["需要报告的事项", "需要報告的事項", "改进情况", "改進情況"];

    // Most levels between the headings' own element and the one that the title stands in too.
    private const int MaxUp = 3;

    /// <summary>The element that holds the report's first and last headings and its title; the body where they are not told.</summary>
    public static IElement? Find(IHtmlDocument page)
    {
        var body = page.Body;
        if (
            body is null
            || Heading(body, s_first, last: false) is not { } first
            || Heading(body, s_last, last: true) is not { } end
        )
        {
            return body;
        }

        var common = end;
        while (common is not null && !common.Contains(first))
        {
            common = common.ParentElement;
        }

        for (var up = 0; up < MaxUp && common is not null && common != body && !HasTitle(common); up++)
        {
            common = common.ParentElement;
        }

        return common is null || !HasTitle(common) ? body : common;
    }

    // The smallest element of few words that says one of them.
    private static IElement? Heading(IElement body, string[] words, bool last)
    {
        IElement? found = null;
        foreach (var element in body.QuerySelectorAll("*"))
        {
            if (
                element.ChildElementCount > 8
                || element.TextContent is not { Length: <= 60 } text
                || !Array.Exists(words, w => text.Contains(w, StringComparison.Ordinal))
            )
            {
                continue;
            }

            if (last || found is null || found.Contains(element))
            {
                found = element;
            }
        }

        return found;
    }

    private static bool HasTitle(IElement element)
    {
        var text = string.Concat(element.TextContent.Where(c => !char.IsWhiteSpace(c)).Take(4_000));
        return text.Contains("年度报告", StringComparison.Ordinal)
            || text.Contains("年度報告", StringComparison.Ordinal)
            || text.Contains("年报", StringComparison.Ordinal);
    }
}

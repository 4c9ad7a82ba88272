using System.Text;
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

    // A heading is short, though Word sets its characters one by one.
    private const int MaxHeading = 60;
    private const int MaxPieces = 60;

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
        foreach (var element in body.QuerySelectorAll("p,h1,h2,h3,h4,h5,h6,div,li,td,span,strong,b"))
        {
            var text = Short(element);
            if (
                text.Length > 0
                && Array.Exists(words, w => text.Contains(w, StringComparison.Ordinal))
                && (last || found is null || found.Contains(element))
            )
            {
                found = element;
            }
        }

        return found;
    }

    // The element's text where it is as short as a heading's; no more of it is looked at than that takes.
    private static string Short(IElement element)
    {
        var (text, nodes) = (new StringBuilder(), 0);
        foreach (var node in element.Descendants())
        {
            if (node is IText piece)
            {
                text.Append(piece.Data);
            }

            if (++nodes > MaxPieces || text.Length > MaxHeading)
            {
                return "";
            }
        }

        return text.ToString();
    }

    private static bool HasTitle(IElement element)
    {
        var text = string.Concat(element.TextContent.Where(c => !char.IsWhiteSpace(c)).Take(4_000));
        return text.Contains("年度报告", StringComparison.Ordinal)
            || text.Contains("年度報告", StringComparison.Ordinal)
            || text.Contains("年报", StringComparison.Ordinal);
    }
}

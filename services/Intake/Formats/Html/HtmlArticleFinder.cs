using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Disclosure.Form;
using Disclosure.Intake.Domain.Reports;
using Disclosure.Intake.Domain.Wording;

namespace Disclosure.Intake.Formats.Html;

/// <summary>Finds the report among the menus, lists and footers that a site puts around it.</summary>
/// <param name="editions">The report may follow any of them, so the heading words of all are looked for.</param>
internal sealed class HtmlArticleFinder(EditionCatalog editions)
{
    // Elements that headings and titles are set in.
    private static readonly HashSet<string> s_headings = [.. "p h1 h2 h3 h4 h5 h6 div li td span strong b".Split(' ')];

    // The title is one of the first elements of the report.
    private const int MaxOpening = 400;

    // Levels between the headings' common ancestor and the one that holds the title too.
    private const int MaxUp = 3;

    // Characters of a heading, and pieces that Word sets them in.
    private const int MaxHeading = 60;
    private const int MaxPieces = 60;

    private readonly string[] _first = [.. editions.Editions.SelectMany(e => e.Reading.FirstWords).Distinct()];
    private readonly string[] _last = [.. editions.Editions.SelectMany(e => e.Reading.LastWords).Distinct()];

    /// <summary>
    /// The element that holds the first and last headings and the title; the body where they are not found.
    /// </summary>
    public IElement? Find(IHtmlDocument page)
    {
        var body = page.Body;
        if (body is null || Headings(body) is not ({ } first, { } end))
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

    // The innermost element with words of the first heading, and the last with words of the last ones.
    private (IElement? First, IElement? Last) Headings(IElement body)
    {
        (IElement? first, IElement? last) = (null, null);
        foreach (var node in body.Descendants())
        {
            if (node is not IElement element || !s_headings.Contains(element.LocalName))
            {
                continue;
            }

            var text = CharacterNormalizer.ToSimplified(Short(element));
            if (text.Length == 0)
            {
                continue;
            }

            if ((first is null || first.Contains(element)) && SaysOne(text, _first))
            {
                first = element;
            }

            if (SaysOne(text, _last))
            {
                last = element;
            }
        }

        return (first, last);
    }

    private static bool SaysOne(string text, string[] words) =>
        Array.Exists(words, w => text.Contains(w, StringComparison.Ordinal));

    // The text of an element where it is as short as a heading; empty otherwise. No more of the element is visited
    // than that takes.
    private static string Short(IElement element)
    {
        var text = "";
        var left = MaxPieces;
        return Gather(element, ref text, ref left) ? text : "";
    }

    // Adds the texts below a node; false once they are too long or too many.
    private static bool Gather(INode node, ref string text, ref int left)
    {
        for (var child = node.FirstChild; child is not null; child = child.NextSibling)
        {
            if (--left < 0)
            {
                return false;
            }

            if (child is IText piece)
            {
                if (text.Length + piece.Data.Length > MaxHeading)
                {
                    return false;
                }

                text += piece.Data;
            }
            else if (child is IElement && !Gather(child, ref text, ref left))
            {
                return false;
            }
        }

        return true;
    }

    // A short element that is a title. Sentences of the preamble that speak of reports are longer.
    private static bool HasTitle(IElement element) =>
        element
            .Descendants()
            .OfType<IElement>()
            .Where(e => s_headings.Contains(e.LocalName))
            .Take(MaxOpening)
            .Any(e => MetadataExtractor.IsTitle(MetadataExtractor.CleanTitle(Short(e))));
}

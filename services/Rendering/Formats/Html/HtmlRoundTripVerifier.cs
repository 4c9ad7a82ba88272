using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Disclosure.Rendering.Composition;
using Disclosure.Rendering.Domain;
using Disclosure.Rendering.Verification;

namespace Disclosure.Rendering.Formats.Html;

/// <summary>Reads a page as a browser would: figures by their names, everything else line by line.</summary>
internal sealed class HtmlRoundTripVerifier : IRoundTripVerifier
{
    // caption.heard is for assistive technology only and repeats the heading.
    private const string Lines = "h1,h2,h3,h4,h5,p,li,figcaption,caption:not(.heard),td,th";

    public IEnumerable<RoundTripDifference> Verify(ReadOnlyMemory<byte> document, ReportContent content)
    {
        // A real HTML parser, so that escapes are read as browsers do.
        var page = new HtmlParser().ParseDocument(new MemoryStream(document.ToArray()));
        // A repeated name would throw: the writer gives each cell once.
        var cells = page.QuerySelectorAll("td[data-cell]")
            .ToDictionary(c => c.GetAttribute("data-cell")!, c => c.TextContent);
        var prose = page.QuerySelectorAll(Lines)
            .Where(e => !IsOfficial(e))
            .Select(e => e.TextContent.Trim())
            .Where(t => t.Length > 0);
        return RoundTripDifference
            .CompareCells(content, cells)
            .Concat(
                RoundTripDifference.CompareProse(
                    ExpectedText.Prose(DocumentComposer.Compose(content), hasMarkers: false),
                    [.. prose]
                )
            );
    }

    private static bool IsOfficial(IElement element) =>
        element.LocalName is "td" or "th" && element.Closest("table")?.QuerySelector("caption.heard") is not null;
}

using AngleSharp.Html.Parser;
using Disclosure.Form;
using Disclosure.Intake.Domain.Documents;
using Disclosure.Intake.Formats.Encodings;

namespace Disclosure.Intake.Formats.Html;

/// <summary>
/// Reads web pages: the lines and tables of the article as a browser shows them. Nothing is fetched and no script
/// runs.
/// </summary>
internal static class HtmlReader
{
    /// <summary>
    /// DOCUMENT_UNREADABLE, DOCUMENT_TOO_LARGE. The character set of the content type comes before the declared one.
    /// </summary>
    public static ExtractedDocument Read(DocumentContent document, CancellationToken cancellation)
    {
        var charset = document.Charset.Length > 0 ? document.Charset : HtmlCharset.Find(document.Bytes.Span);
        var notes = new List<Finding>();
        var text = TextDecoding.Decode(document.Bytes, charset, notes);
        HtmlGuard.Check(text);
        var page = new HtmlParser(new() { IsScripting = false }).ParseDocument(text);
        cancellation.ThrowIfCancellationRequested();
        var root = new HtmlArticleFinder(document.Editions).Find(page);
        if (root is null)
        {
            throw DocumentErrors.Unreadable("网页没有正文");
        }

        var leftOut = new LeftOutContent();
        var isOwn = page.QuerySelector("section[data-section]") is not null;
        var walk = new HtmlTextExtractor(isOwn, new(page), leftOut);
        walk.Visit(root, 0);
        walk.EndLine();
        return new(walk.Items, IsWrapped: false) { Notes = [.. notes, .. leftOut.ToFindings()] };
    }
}

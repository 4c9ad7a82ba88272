using AngleSharp.Html.Parser;
using Disclosure.Intake.Domain;

namespace Disclosure.Intake.Readers;

/// <summary>Web pages: the article's lines and tables, as seen. Nothing is fetched and no script runs.</summary>
internal sealed class HtmlReader : IDocumentReader
{
    public IReadOnlyList<string> ContentTypes { get; } = ["text/html", "application/xhtml+xml"];

    public ExtractedDocument Read(ReadOnlyMemory<byte> content, string charset, CancellationToken cancellation)
    {
        var text = TextDecoding.Decode(content, charset.Length > 0 ? charset : HtmlCharset.Find(content.Span));
        HtmlGuard.Check(text);
        var page = new HtmlParser(new() { IsScripting = false }).ParseDocument(text);
        cancellation.ThrowIfCancellationRequested();
        var root = HtmlArticleFinder.Find(page);
        if (root is null)
        {
            throw DocumentErrors.Unreadable("网页没有正文");
        }

        var walk = new HtmlTextExtractor(isOwn: page.QuerySelector("section[data-section]") is not null);
        walk.Visit(root, 0);
        walk.EndLine();
        return new(SiteBoilerplate.Trim(walk.Items), IsWrapped: false);
    }
}

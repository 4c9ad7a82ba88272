using Disclosure.Intake.Domain.Documents;

namespace Disclosure.Intake.Formats.Html;

/// <summary>Web pages. An editor may call one a Word document, and a site may send one as text.</summary>
internal sealed class HtmlFormat : ExtractedFormat
{
    public override string Title => "网页";

    public override IReadOnlyList<string> MediaTypes { get; } = ["text/html", "application/xhtml+xml"];

    public override IReadOnlyList<string> FileExtensions { get; } = [".html", ".htm"];

    // A fragment of a page is a page too.
    public override bool HasSignature => false;

    public override bool Matches(ContentProbe content) =>
        content.StartsWithText("<!doctype html") || content.StartsWithText("<html");

    public override ExtractedDocument Extract(DocumentContent document, CancellationToken cancellation) =>
        HtmlReader.Read(document, cancellation);
}

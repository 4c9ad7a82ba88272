using Disclosure.Intake.Domain.Documents;

namespace Disclosure.Intake.Formats.PlainText;

/// <summary>Plain text, and Markdown, whose tables and headings are told as in any text.</summary>
internal sealed class PlainTextFormat : ExtractedFormat
{
    public override string Title => "纯文本、Markdown";

    public override IReadOnlyList<string> MediaTypes { get; } = ["text/plain", "text/markdown"];

    public override IReadOnlyList<string> FileExtensions { get; } = [".txt", ".md"];

    public override bool HasSignature => false;

    public override ExtractedDocument Extract(DocumentContent document, CancellationToken cancellation) =>
        PlainTextReader.Read(document.Bytes, document.Charset);
}

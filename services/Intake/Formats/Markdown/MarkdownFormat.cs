using Disclosure.Intake.Domain.Documents;

namespace Disclosure.Intake.Formats.Markdown;

/// <summary>Markdown, as the product exports it or as people write it.</summary>
internal sealed class MarkdownFormat : ExtractedFormat
{
    public override string Title => "Markdown";

    public override IReadOnlyList<string> MediaTypes { get; } = ["text/markdown"];

    public override IReadOnlyList<string> FileExtensions { get; } = [".md"];

    public override bool HasSignature => false;

    public override ExtractedDocument Extract(DocumentContent document, CancellationToken cancellation) =>
        MarkdownReader.Read(document.Bytes, document.Charset);
}

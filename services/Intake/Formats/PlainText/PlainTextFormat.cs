using Disclosure.Intake.Domain.Documents;

namespace Disclosure.Intake.Formats.PlainText;

/// <summary>Plain text, in which tables and headings are told by their words.</summary>
internal sealed class PlainTextFormat : ExtractedFormat
{
    public override string Title => "纯文本";

    public override IReadOnlyList<string> MediaTypes { get; } = ["text/plain"];

    public override IReadOnlyList<string> FileExtensions { get; } = [".txt"];

    public override bool HasSignature => false;

    public override ExtractedDocument Extract(DocumentContent document, CancellationToken cancellation) =>
        PlainTextReader.Read(document.Bytes, document.Charset);
}

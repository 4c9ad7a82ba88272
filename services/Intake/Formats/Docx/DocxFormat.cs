using Disclosure.Intake.Domain.Documents;

namespace Disclosure.Intake.Formats.Docx;

/// <summary>Word documents since 2007 (ECMA-376).</summary>
internal sealed class DocxFormat : ExtractedFormat
{
    public const string MediaType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    public override string Title => "Word";

    public override IReadOnlyList<string> MediaTypes { get; } = [MediaType];

    public override IReadOnlyList<string> FileExtensions { get; } = [".docx"];

    public override bool Matches(ContentProbe content) =>
        content.HasPart("word/document.xml") || content.HasMainPart("wordprocessingml.document");

    public override ExtractedDocument Extract(DocumentContent document, CancellationToken cancellation) =>
        DocxReader.Read(document.Bytes, cancellation);
}

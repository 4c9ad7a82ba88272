using Disclosure.Intake.Domain.Documents;

namespace Disclosure.Intake.Formats.Pdf;

/// <summary>PDF (ISO 32000) with text.</summary>
internal sealed class PdfFormat : ExtractedFormat
{
    public override string Title => "PDF";

    public override IReadOnlyList<string> MediaTypes { get; } = ["application/pdf"];

    public override IReadOnlyList<string> FileExtensions { get; } = [".pdf"];

    // A package may hold a PDF as it is.
    public override bool Matches(ContentProbe content) => !content.IsPackage && content.HeadContains("%PDF-"u8);

    public override ExtractedDocument Extract(DocumentContent document, CancellationToken cancellation) =>
        PdfReader.Read(document.Bytes, cancellation);
}

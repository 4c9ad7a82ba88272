using Disclosure.Intake.Domain.Documents;

namespace Disclosure.Intake.Formats.Ofd;

/// <summary>OFD (GB/T 33190) with text.</summary>
internal sealed class OfdFormat : ExtractedFormat
{
    public override string Title => "OFD";

    public override IReadOnlyList<string> MediaTypes { get; } = ["application/ofd", "application/vnd.ofd"];

    public override IReadOnlyList<string> FileExtensions { get; } = [".ofd"];

    public override bool Matches(ContentProbe content) => content.HasPart("OFD.xml");

    public override ExtractedDocument Extract(DocumentContent document, CancellationToken cancellation) =>
        OfdReader.Read(document.Bytes, cancellation);
}

using Disclosure.Intake.Domain.Reports;

namespace Disclosure.Intake.Formats.Xml;

/// <summary>The XML that this system exports.</summary>
internal sealed class XmlFormat : ReadableFormat
{
    public override string Title => "XML";

    public override IReadOnlyList<string> MediaTypes { get; } = ["application/xml", "text/xml"];

    public override IReadOnlyList<string> FileExtensions { get; } = [".xml"];

    public override bool IsOwnExport => true;

    public override bool HasSignature => false;

    public override DocumentReading Read(DocumentContent document, CancellationToken cancellation) =>
        XmlReportReader.Read(document.Bytes, document.Editions);
}

using Disclosure.Intake.Domain.Reports;

namespace Disclosure.Intake.Formats.Json;

/// <summary>The JSON that this system exports.</summary>
internal sealed class JsonFormat : ReadableFormat
{
    public override string Title => "JSON";

    public override IReadOnlyList<string> MediaTypes { get; } = ["application/json"];

    public override IReadOnlyList<string> FileExtensions { get; } = [".json"];

    public override bool IsOwnExport => true;

    public override bool HasSignature => false;

    public override DocumentReading Read(DocumentContent document, CancellationToken cancellation) =>
        JsonReportReader.Read(document.Bytes, document.Editions);
}

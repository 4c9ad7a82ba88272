using Disclosure.Intake.Domain.Documents;

namespace Disclosure.Intake.Formats.Xlsx;

/// <summary>Excel workbooks since 2007 (ECMA-376).</summary>
internal sealed class XlsxFormat : ExtractedFormat
{
    public override string Title => "Excel";

    public override IReadOnlyList<string> MediaTypes { get; } =
    ["application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"];

    public override IReadOnlyList<string> FileExtensions { get; } = [".xlsx"];

    public override bool Matches(ContentProbe content) =>
        content.HasPart("xl/workbook.xml") || content.HasMainPart("spreadsheetml.sheet");

    public override ExtractedDocument Extract(DocumentContent document, CancellationToken cancellation) =>
        XlsxReader.Read(document.Bytes, cancellation);
}

using Disclosure.Rendering.Verification;

namespace Disclosure.Rendering.Formats.Docx;

/// <summary>WordprocessingML, to sign and to publish.</summary>
internal sealed class DocxFormat : IReportFormat
{
    public string Name => "docx";

    public string MediaType => "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    public IReportWriter Writer { get; } = new DocxReportWriter();

    public IRoundTripVerifier? Verifier { get; } = new DocxRoundTripVerifier();
}

using Disclosure.Rendering.Fonts;
using Disclosure.Rendering.Verification;

namespace Disclosure.Rendering.Formats.Pdf;

/// <summary>PDF 1.7, tagged, to archive and to sign.</summary>
internal sealed class PdfFormat(FontLibrary fonts, FontSubsetCache subsets) : IReportFormat
{
    public string Name => "pdf";

    public string MediaType => "application/pdf";

    public IReportWriter Writer { get; } = new PdfReportWriter(fonts, subsets);

    public IRoundTripVerifier? Verifier { get; } = new PdfRoundTripVerifier();

    public bool SupportsSignatureField => true;
}

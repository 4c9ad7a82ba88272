using Disclosure.Rendering.Verification;

namespace Disclosure.Rendering.Formats.Xlsx;

/// <summary>A workbook with typed numbers and formulas, to audit.</summary>
internal sealed class XlsxFormat : IReportFormat
{
    public string Name => "xlsx";

    public string MediaType => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public IReportWriter Writer { get; } = new XlsxReportWriter();

    public IRoundTripVerifier? Verifier { get; } = new XlsxRoundTripVerifier();
}

using Disclosure.Rendering.Verification;

namespace Disclosure.Rendering.Formats.Csv;

/// <summary>One row a cell (RFC 4180).</summary>
internal sealed class CsvFormat : IReportFormat
{
    public string Name => "csv";

    public string MediaType => "text/csv; charset=utf-8";

    public IReportWriter Writer { get; } = new CsvReportWriter();

    public IRoundTripVerifier? Verifier { get; } = new CsvRoundTripVerifier();
}

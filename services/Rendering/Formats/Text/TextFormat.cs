using Disclosure.Rendering.Verification;

namespace Disclosure.Rendering.Formats.Text;

/// <summary>Plain text, to read and to quote.</summary>
internal sealed class TextFormat : IReportFormat
{
    public string Name => "txt";

    public string MediaType => "text/plain; charset=utf-8";

    public IReportWriter Writer { get; } = new TextReportWriter();

    public IRoundTripVerifier? Verifier { get; } = new TextRoundTripVerifier();
}

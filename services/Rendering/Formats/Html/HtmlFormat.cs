using Disclosure.Rendering.Verification;

namespace Disclosure.Rendering.Formats.Html;

/// <summary>A self-contained accessible web page.</summary>
internal sealed class HtmlFormat : IReportFormat
{
    public string Name => "html";

    public string MediaType => "text/html; charset=utf-8";

    public IReportWriter Writer { get; } = new HtmlReportWriter();

    public IRoundTripVerifier? Verifier { get; } = new HtmlRoundTripVerifier();
}

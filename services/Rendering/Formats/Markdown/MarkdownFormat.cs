using Disclosure.Rendering.Verification;

namespace Disclosure.Rendering.Formats.Markdown;

/// <summary>GitHub-flavoured Markdown.</summary>
internal sealed class MarkdownFormat : IReportFormat
{
    public string Name => "md";

    public string MediaType => "text/markdown; charset=utf-8";

    public IReportWriter Writer { get; } = new MarkdownReportWriter();

    public IRoundTripVerifier? Verifier { get; } = new MarkdownRoundTripVerifier();
}

using Disclosure.Rendering.Fonts;
using Disclosure.Rendering.Verification;

namespace Disclosure.Rendering.Formats.Ofd;

/// <summary>OFD (GB/T 33190-2016), the page format of Chinese official documents.</summary>
internal sealed class OfdFormat(FontLibrary fonts, FontSubsetCache subsets) : IReportFormat
{
    public string Name => "ofd";

    public string MediaType => "application/ofd";

    public IReportWriter Writer { get; } = new OfdReportWriter(fonts, subsets);

    public IRoundTripVerifier? Verifier { get; } = new OfdRoundTripVerifier();
}

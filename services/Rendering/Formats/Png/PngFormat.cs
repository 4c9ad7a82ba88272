using Disclosure.Rendering.Fonts;
using Disclosure.Rendering.Verification;

namespace Disclosure.Rendering.Formats.Png;

/// <summary>One page as a picture, to preview the report. It has no text to read back, so it is never archived.</summary>
internal sealed class PngFormat(FontLibrary fonts) : IReportFormat, IDisposable
{
    private readonly PngReportWriter _writer = new(fonts);

    public string Name => "png";

    public string MediaType => "image/png";

    public IReportWriter Writer => _writer;

    public IRoundTripVerifier? Verifier => null;

    public bool SupportsPageNumber => true;

    public void Dispose() => _writer.Dispose();
}

using Disclosure.Rendering.Verification;

namespace Disclosure.Rendering.Formats.Xml;

/// <summary>XML of the published schema <c>report-v1.xsd</c>.</summary>
internal sealed class XmlFormat : IReportFormat
{
    public string Name => "xml";

    public string MediaType => "application/xml";

    public IReportWriter Writer { get; } = new XmlReportWriter();

    public IRoundTripVerifier? Verifier { get; } = new XmlRoundTripVerifier();

    public PublishedSchema? Schema { get; } =
        new("report-v1.xsd", "application/xml", EmbeddedResource.Read("Formats.Xml.report-v1.xsd"));
}

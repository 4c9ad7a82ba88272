using Disclosure.Rendering.Verification;

namespace Disclosure.Rendering.Formats.Json;

/// <summary>JSON of the published schema <c>report-v1.json</c>.</summary>
internal sealed class JsonFormat : IReportFormat
{
    public string Name => "json";

    public string MediaType => "application/json";

    public IReportWriter Writer { get; } = new JsonReportWriter();

    public IRoundTripVerifier? Verifier { get; } = new JsonRoundTripVerifier();

    public PublishedSchema? Schema { get; } =
        new("report-v1.json", "application/schema+json", EmbeddedResource.Read("Formats.Json.report-v1.json"));
}

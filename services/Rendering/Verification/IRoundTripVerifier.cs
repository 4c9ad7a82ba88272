using Disclosure.Rendering.Domain;

namespace Disclosure.Rendering.Verification;

/// <summary>
/// Reads a document back without the writer's code and compares it with the content that it was rendered from.
/// </summary>
internal interface IRoundTripVerifier
{
    /// <summary>The differences in the order of the document; none where it holds every cell and every line.</summary>
    IEnumerable<RoundTripDifference> Verify(ReadOnlyMemory<byte> document, ReportContent content);
}

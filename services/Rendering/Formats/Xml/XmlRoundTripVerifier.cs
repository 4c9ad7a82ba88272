using System.Xml.Linq;
using Disclosure.Rendering.Domain;
using Disclosure.Rendering.Verification;

namespace Disclosure.Rendering.Formats.Xml;

/// <summary>Reads our XML.</summary>
internal sealed class XmlRoundTripVerifier : IRoundTripVerifier
{
    private static readonly XNamespace s_n = "urn:disclosure:report:v1";

    public IEnumerable<RoundTripDifference> Verify(ReadOnlyMemory<byte> document, ReportContent content)
    {
        var root = XDocument.Load(new MemoryStream(document.ToArray()), LoadOptions.PreserveWhitespace).Root!;
        var cells = root.Element(s_n + "statistics")!
            .Elements()
            // Each cell has one element: number, remark or mark.
            .ToDictionary(
                c => c.Attribute("cell")!.Value,
                c => c.Name.LocalName == "notApplicable" ? DataComparison.NotApplicable : c.Value
            );
        return DataComparison.Compare(content, cells, [.. Prose(root.Element(s_n + "narrative")!)]);
    }

    private static IEnumerable<string> Prose(XElement parent) =>
        parent
            .Elements(s_n + "section")
            .SelectMany(s =>
                s.Elements()
                    // Sub-sections follow by themselves, so that each has its own name before it.
                    .Where(b => b.Name != s_n + "section")
                    .Select(b => ExpectedText.Clean(Words(b)))
                    .Prepend(s.Attribute("section")!.Value)
                    .Concat(Prose(s))
            );

    private static string Words(XElement block) =>
        // The caption is an attribute, all other words are elements.
        block.Attribute("caption")?.Value
        + string.Concat(
            block.DescendantsAndSelf().Where(e => e.Name.LocalName is "heading" or "run" or "cell").Select(e => e.Value)
        );
}

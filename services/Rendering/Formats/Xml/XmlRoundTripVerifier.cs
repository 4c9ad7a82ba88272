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
                    .Where(b => b.Name != s_n + "section")
                    .Select(b => ExpectedText.Clean(Words(b)))
                    .Prepend(s.Attribute("section")!.Value)
                    .Concat(Prose(s))
            );

    private static string Words(XElement block) =>
        block.Attribute("caption")?.Value
        + string.Concat(
            block.DescendantsAndSelf().Where(e => e.Name.LocalName is "heading" or "run" or "cell").Select(e => e.Value)
        );
}

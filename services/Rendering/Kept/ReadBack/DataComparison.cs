using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using Disclosure.Form;
using Disclosure.Rendering.Domain;

namespace Disclosure.Rendering.Kept;

/// <summary>Reads the data formats, which say cells by their names and prose as it was given.</summary>
internal static class DataComparison
{
    public static IEnumerable<RoundTripDifference> Compare(
        ReportContent content,
        IReadOnlyDictionary<string, string> cells,
        IReadOnlyList<string> prose
    )
    {
        for (var i = 0; i < content.Sheet.Values.Length; i++)
        {
            var name = content.Sheet.Edition.Cells[i].Name;
            var expected = TextOf(content.Sheet, i);
            var actual = cells.GetValueOrDefault(name, "");
            if (actual != expected)
            {
                yield return new(name, RoundTripDifference.FindTitle(name, content), expected, actual);
            }
        }

        foreach (var difference in RoundTripDifference.CompareProse([.. Prose(content.Sections)], prose))
        {
            yield return difference;
        }
    }

    /// <summary>What says that a figure does not apply.</summary>
    public const string NotApplicable = "不适用";

    private static string TextOf(Sheet sheet, int index) =>
        sheet[index].IsNotApplicable
            ? NotApplicable
            : sheet.Remarks.GetValueOrDefault(sheet.Edition.Cells[index].Name, sheet[index].ToString());

    private static IEnumerable<string> Prose(IEnumerable<Section> sections) =>
        sections.SelectMany(s =>
            s.Blocks.Select(b => ExpectedText.Clean(string.Concat(b.Text.Where(c => c is not ('\n' or '\t')))))
                .Prepend(s.Name)
                .Concat(Prose(s.Sections))
        );
}

/// <summary>Reads our JSON.</summary>
internal sealed class JsonRoundTripVerifier : IRoundTripVerifier
{
    public string Format => "json";

    public IEnumerable<RoundTripDifference> Verify(ReadOnlyMemory<byte> document, ReportContent content)
    {
        using var json = JsonDocument.Parse(document);
        var statistics = json.RootElement.GetProperty("statistics");
        var cells = new Dictionary<string, string>();
        foreach (var part in (string[])["cells", "remarks"])
        {
            foreach (var cell in statistics.GetProperty(part).EnumerateObject())
            {
                cells[cell.Name] = cell.Value.GetString() ?? "";
            }
        }

        foreach (var cell in statistics.GetProperty("notApplicable").EnumerateArray())
        {
            cells[cell.GetString() ?? ""] = DataComparison.NotApplicable;
        }

        return DataComparison.Compare(content, cells, [.. Prose(json.RootElement.GetProperty("narrative"))]).ToArray();
    }

    private static IEnumerable<string> Prose(JsonElement parent) =>
        parent
            .GetProperty("sections")
            .EnumerateArray()
            .SelectMany(s =>
                s.GetProperty("blocks")
                    .EnumerateArray()
                    .Select(b => ExpectedText.Clean(Words(b)))
                    .Prepend(s.GetProperty("section").GetString()!)
                    .Concat(Prose(s))
            );

    // Text, captions and cells of a block, in the order that they stand in.
    private static string Words(JsonElement element)
    {
        var words = new StringBuilder();
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in element.EnumerateObject())
                {
                    if (member.Value.ValueKind != JsonValueKind.String || member.Name is "text" or "caption")
                    {
                        words.Append(Words(member.Value));
                    }
                }

                break;
            case JsonValueKind.Array:
                foreach (var item in element.EnumerateArray())
                {
                    words.Append(Words(item));
                }

                break;
            case JsonValueKind.String:
                words.Append(element.GetString());
                break;
        }

        return words.ToString();
    }
}

/// <summary>Reads our XML.</summary>
internal sealed class XmlRoundTripVerifier : IRoundTripVerifier
{
    private static readonly XNamespace s_n = "urn:disclosure:report:v1";

    public string Format => "xml";

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

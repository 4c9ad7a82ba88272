using System.Text;
using System.Text.Json;
using Disclosure.Rendering.Domain;
using Disclosure.Rendering.Verification;

namespace Disclosure.Rendering.Formats.Json;

/// <summary>Reads our JSON.</summary>
/// <remarks>A remark stands in a cell without a value, so both fill one dictionary.</remarks>
internal sealed class JsonRoundTripVerifier : IRoundTripVerifier
{
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

        // Read to the end here: the JSON document is disposed behind this line.
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
                    // The section's own name begins it, as the comparison expects.
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
                    // Only what is printed: ids and alternative texts are strings too.
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

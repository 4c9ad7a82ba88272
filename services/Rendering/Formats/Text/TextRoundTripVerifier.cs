using System.Text;
using Disclosure.Rendering.BarTables;
using Disclosure.Rendering.Composition;
using Disclosure.Rendering.Domain;
using Disclosure.Rendering.Verification;

namespace Disclosure.Rendering.Formats.Text;

/// <summary>Reads plain text: lines between bars are rows of the tables in their order, the others are prose.</summary>
internal sealed class TextRoundTripVerifier : IRoundTripVerifier
{
    public IEnumerable<RoundTripDifference> Verify(ReadOnlyMemory<byte> document, ReportContent content)
    {
        var lines = Encoding.UTF8.GetString(document.Span).Split('\n');
        var rows = lines
            .Where(l =>
                // Lines of rows begin "| "; the rule below the heads is none of them.
                l.StartsWith("| ", StringComparison.Ordinal) && !l.StartsWith("| ---", StringComparison.Ordinal)
            )
            .Select(l => l.Split('|')[1..^1].Select(c => c.Trim()).ToArray());
        var model = DocumentComposer.Compose(content);
        var tables = BarTableReader.ReadAligned(model, new(rows));
        var prose = lines.Where(l => !l.StartsWith('|')).Select(l => l.Trim()).Where(l => l.Length > 0);
        return RoundTripDifference
            .CompareCells(content, tables.Cells)
            .Concat(RoundTripDifference.CompareProse(BarTableReader.ExpectedWords(model), tables.Words))
            .Concat(
                RoundTripDifference.CompareProse(
                    ExpectedText.Prose(BarTableReader.WithoutTables(model), hasMarkers: true),
                    [.. prose]
                )
            );
    }
}

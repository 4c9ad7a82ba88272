using System.Text;
using System.Text.RegularExpressions;
using Disclosure.Rendering.BarTables;
using Disclosure.Rendering.Composition;
using Disclosure.Rendering.Domain;
using Disclosure.Rendering.Verification;

namespace Disclosure.Rendering.Formats.Markdown;

/// <summary>Reads Markdown: marks and escapes taken out as CommonMark says, rows of tables as GitHub's do.</summary>
internal sealed partial class MarkdownRoundTripVerifier : IRoundTripVerifier
{
    public IEnumerable<RoundTripDifference> Verify(ReadOnlyMemory<byte> document, ReportContent content)
    {
        var lines = Encoding.UTF8.GetString(document.Span).Split('\n');
        // The rule below the heads is no row.
        var rows = lines.Where(IsRow).Where(l => !Rule().IsMatch(l)).Select(CellsOf);
        var model = DocumentComposer.Compose(content);
        var tables = BarTableReader.ReadJoined(model, new(rows));
        var prose = lines.Where(l => !IsRow(l)).Select(LineOf).Where(l => l.Length > 0);
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

    private static bool IsRow(string line) => line.StartsWith('|');

    private static string[] CellsOf(string row) =>
        // What stands before the first bar and behind the last is nothing.
        [.. Bar().Split(row)[1..^1].Select(cell => ExpectedText.Clean(TextOf(cell)))];

    // A heading or an item by its mark, which is never escaped.
    private static string LineOf(string line)
    {
        var rest = HeadingMark().Replace(line, "");
        // The model has • for items of unordered lists.
        if (rest.StartsWith("- ", StringComparison.Ordinal))
        {
            return ExpectedText.Clean("•" + TextOf(rest[2..]));
        }

        var mark = OrderedMark().Match(rest);
        return ExpectedText.Clean(mark.Value.TrimEnd() + TextOf(rest[mark.Length..]));
    }

    // A backslash makes what follows a letter like any other; asterisks without one are marks.
    private static string TextOf(string text) => Mark().Replace(text, match => match.Groups["letter"].Value);

    [GeneratedRegex(@"\\(?<letter>[!-/:-@\[-`{-~])|\*")]
    private static partial Regex Mark();

    // A bar with an even number of backslashes before it divides; with an odd number it is text.
    [GeneratedRegex(@"(?<=(?:^|[^\\])(?:\\\\)*)\|")]
    private static partial Regex Bar();

    [GeneratedRegex(@"^\|(?: ---:? \|)+$")]
    private static partial Regex Rule();

    [GeneratedRegex(@"^#{1,6} ")]
    private static partial Regex HeadingMark();

    [GeneratedRegex(@"^[0-9]+\. ")]
    private static partial Regex OrderedMark();
}

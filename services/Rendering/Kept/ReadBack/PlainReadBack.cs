using System.Text;
using Disclosure.Rendering.Domain;

namespace Disclosure.Rendering.Kept;

/// <summary>Reads plain text: lines between bars are rows of the tables in their order, the others are prose.</summary>
internal sealed class PlainReadBack : IReadBack
{
    public string Format => "txt";

    public IEnumerable<Difference> Compare(ReadOnlyMemory<byte> document, ReportContent content)
    {
        var lines = Encoding.UTF8.GetString(document.Span).Split('\n');
        var rows = lines
            .Where(l =>
                l.StartsWith("| ", StringComparison.Ordinal) && !l.StartsWith("| ---", StringComparison.Ordinal)
            )
            .Select(l => l.Split('|')[1..^1].Select(c => c.Trim()).ToArray());
        var model = Composer.Compose(content);
        var tables = BarTables.Read(model, new(rows), joinsHeads: false);
        var prose = lines.Where(l => !l.StartsWith('|')).Select(l => l.Trim()).Where(l => l.Length > 0);
        return Difference
            .OfCells(content, tables.Cells)
            .Concat(Difference.OfProse(BarTables.WordsOf(model), tables.Words))
            .Concat(Difference.OfProse(Expected.Prose(BarTables.Without(model), hasMarkers: true), [.. prose]));
    }
}

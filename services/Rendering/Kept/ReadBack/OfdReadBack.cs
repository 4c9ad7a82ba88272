using Disclosure.Rendering.Domain;

namespace Disclosure.Rendering.Kept;

/// <summary>
/// Reads OFD as an eye does, for it has no elements that would say what is what: figures by the lines that they stand
/// between, everything else in the order of the pages.
/// </summary>
internal sealed class OfdReadBack : IReadBack
{
    public string Format => "ofd";

    public IEnumerable<Difference> Compare(ReadOnlyMemory<byte> document, ReportContent content)
    {
        var model = Composer.Compose(content);
        var tables = new OfdTables(model);
        var prose = new List<string>();
        foreach (var page in OfdSheet.Read(document))
        {
            var grids = page.Grids().Select(g => (Grid: g, Bands: tables.Take(g))).ToArray();
            foreach (var text in page.Texts)
            {
                var (grid, bands) = Array.Find(grids, g => g.Grid.Holds(text));
                if (grid is null || !bands.TryPut(grid, text))
                {
                    prose.Add(text.Text);
                }
            }
        }

        var expected = Expected.Prose(WithoutFrames(model), hasMarkers: true);
        return Difference
            .OfCells(content, tables.Cells())
            .Concat(Difference.OfProse([Expected.Squeeze(expected)], [Expected.Squeeze(prose)]));
    }

    // What a drawing says stands on the page; what a picture shows does not.
    private static Document WithoutFrames(Document model) =>
        model with
        {
            Parts = [.. model.Parts.Select(WithoutFrames)],
        };

    private static Part WithoutFrames(Part part) =>
        part with
        {
            Items = [.. part.Items.SelectMany(WithoutFrames)],
            Parts = [.. part.Parts.Select(WithoutFrames)],
        };

    private static IEnumerable<Item> WithoutFrames(Item item)
    {
        if (item is not Figure figure)
        {
            return [item];
        }

        var labels = (figure.Graphic as Drawing)?.Shapes.OfType<Label>().Select(l => l.Text) ?? [];
        return labels.Append(figure.Caption).Select(text => new Line(0, [new(text)]));
    }
}

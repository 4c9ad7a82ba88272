using Disclosure.Rendering.Composition;
using Disclosure.Rendering.Domain;
using Disclosure.Rendering.Verification;

namespace Disclosure.Rendering.Formats.Ofd;

/// <summary>
/// Reads OFD as an eye does, for it has no elements that would say what is what: figures by the lines that they stand
/// between, everything else in the order of the pages.
/// </summary>
internal sealed class OfdRoundTripVerifier : IRoundTripVerifier
{
    public IEnumerable<RoundTripDifference> Verify(ReadOnlyMemory<byte> document, ReportContent content)
    {
        var model = DocumentComposer.Compose(content);
        // Tables are filled over pages, so one reader serves all of them.
        var tables = new OfdTableReader(model);
        var prose = new List<string>();
        foreach (var page in OfdPageContent.Read(document))
        {
            // Grids of a page come from top to bottom, as the tables of the model do.
            var grids = page.FindGrids().Select(g => (Grid: g, Bands: tables.MatchGrid(g))).ToArray();
            foreach (var text in page.Texts)
            {
                var (grid, bands) = Array.Find(grids, g => g.Grid.Holds(text));
                // What stands in no cell of an official table is prose.
                if (grid is null || !bands.TryPut(grid, text))
                {
                    prose.Add(text.Text);
                }
            }
        }

        var expected = ExpectedText.Prose(WithoutPictures(model), hasMarkers: true);
        return RoundTripDifference
            .CompareCells(content, tables.ReadCells())
            .Concat(
                RoundTripDifference.CompareProse(
                    // Compared without white space: lines of a page end where the page wants, not where the text does.
                    [ExpectedText.RemoveWhitespace(expected)],
                    [ExpectedText.RemoveWhitespace(prose)]
                )
            );
    }

    // What a drawing says stands on the page; what a picture shows does not.
    private static ReportDocument WithoutPictures(ReportDocument model) =>
        model with
        {
            Parts = [.. model.Parts.Select(WithoutPictures)],
        };

    private static DocumentPart WithoutPictures(DocumentPart part) =>
        part with
        {
            Items = [.. part.Items.SelectMany(WithoutPictures)],
            Parts = [.. part.Parts.Select(WithoutPictures)],
        };

    private static IEnumerable<DocumentItem> WithoutPictures(DocumentItem item)
    {
        if (item is not DocumentFigure figure)
        {
            return [item];
        }

        var labels = (figure.Graphic as VectorDrawing)?.Shapes.OfType<TextLabel>().Select(l => l.Text) ?? [];
        // Labels in the order of the drawing, then the caption.
        return labels.Append(figure.Caption).Select(text => new DocumentParagraph(0, [new(text)]));
    }
}

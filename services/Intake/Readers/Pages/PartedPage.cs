namespace Disclosure.Intake.Readers.Pages;

/// <summary>A page with what stands in its tables and what stands beside them told apart.</summary>
internal sealed record PartedPage(
    FixedPage Page,
    IReadOnlyList<RuledGrid> Grids,
    IReadOnlyDictionary<RuledCell, List<Glyph>> Cells,
    IReadOnlyList<PageLine> Lines
)
{
    public static PartedPage Of(FixedPage page)
    {
        var grids = RuledGrid.Find(page);
        var cells = new Dictionary<RuledCell, List<Glyph>>();
        var free = new List<Glyph>();
        foreach (var glyph in page.Glyphs)
        {
            var cell = grids.Select(g => g.At(glyph.Middle, glyph.Centre)).FirstOrDefault(c => c is not null);
            if (cell is null)
            {
                free.Add(glyph);
            }
            else if (cells.TryGetValue(cell, out var own))
            {
                own.Add(glyph);
            }
            else
            {
                cells[cell] = [glyph];
            }
        }

        return new(page, grids, cells, PageLine.Of(page.Number, free));
    }
}
